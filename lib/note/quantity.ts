/** A number with its unit as a text states it, normalised so that two spellings compare equal. */
export type Quantity = {
  /** Canonical decimal, `1840`, `5.3`; a pair or ratio `148/84`; a date `1958-04-05`. */
  readonly value: string
  /** Canonical unit; `/d` and `/wk` for how often. Undefined when none is stated. */
  readonly unit: string | undefined
  /** The words as they stand in the text. */
  readonly text: string
  /** A bare "one" may be a pronoun; it proves a number but claims none. */
  readonly isWeak: boolean
}

/**
 * Whether `stated` is among `proven`: the same value, and the same unit where one is stated. A pair
 * needs no unit: 148/84 is blood pressure in any words.
 */
export const isProven = (stated: Quantity, proven: readonly Quantity[]): boolean =>
  stated.isWeak || proven.some((quantity) => proves(quantity, stated))

const proves = ({ value, unit }: Quantity, stated: Quantity): boolean =>
  value === stated.value &&
  (stated.unit === undefined || unit === stated.unit || value.includes('/'))
