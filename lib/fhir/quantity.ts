import type { z } from 'zod'
import type { quantitySchema, rangeSchema } from './elements.ts'
import { shownNumber } from './shown-number.ts'
import { unitText } from './unit-text.ts'

export type SentQuantity = z.output<typeof quantitySchema>

export type Comparator = '<' | '<=' | '>=' | '>'

/** A measured amount. Plain data: it goes to the page as it is. */
export type Quantity = {
  readonly value: number
  /** The true value lies below or above: an open mark in a trend, never joined by a line. */
  readonly comparator?: Comparator
  /** The unit for people, as sent; a bare UCUM code in a readable spelling. */
  readonly unit?: string
  /** UCUM or other code, for comparing units. */
  readonly code?: string
}

/** @returns undefined when there is no number */
export function readQuantity(sent: SentQuantity | undefined): Quantity | undefined {
  if (sent?.value === undefined) return undefined
  const unit = unitText((sent.unit || sent.code)?.trim() ?? '')
  return {
    value: sent.value,
    ...(sent.comparator && { comparator: sent.comparator }),
    ...(unit && { unit }),
    ...(sent.code && { code: sent.code }),
  }
}

/** `< 5 mmol/L` with a space that does not break between number and unit. */
export function quantityText(quantity: Quantity): string {
  const number = [comparatorText(quantity), shownNumber(quantity.value)].filter(Boolean).join(' ')
  return quantity.unit ? `${number}\u00a0${quantity.unit}` : number
}

const comparatorText = ({ comparator }: Quantity): string | undefined =>
  comparator?.replace('<=', '≤').replace('>=', '≥')

/** `3.5–5.1 mmol/L`; open ends in words. */
export function rangeText(sent: z.output<typeof rangeSchema> | undefined): string | undefined {
  const [low, high] = [readQuantity(sent?.low), readQuantity(sent?.high)]
  if (low && high) {
    const isSameUnit = (low.unit ?? high.unit) === high.unit
    return `${isSameUnit ? shownNumber(low.value) : quantityText(low)}–${quantityText(high)}`
  }
  if (low) return `${quantityText(low)} or more`
  return high && `up to ${quantityText(high)}`
}
