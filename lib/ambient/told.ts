import { type Polarity, polaritiesOf } from '../note/polarity.ts'
import { quantitiesOf } from '../note/quantities.ts'
import { isProven, type Quantity } from '../note/quantity.ts'

type Claim = `${string} ${Polarity}`

/** What is told already, by stem and polarity and by number: it grows as more is told. */
export type Told = {
  readonly named: Set<string>
  readonly claims: Set<Claim>
  readonly quantities: Quantity[]
}

export function toldBy(texts: readonly string[]): Told {
  const told: Told = { named: new Set(), claims: new Set(), quantities: [] }
  for (const text of texts) tell(told, text)
  return told
}

export function tell({ named, claims, quantities }: Told, text: string): void {
  for (const [key, polarities] of polaritiesOf(text)) {
    named.add(key)
    for (const polarity of polarities) claims.add(`${key} ${polarity}`)
  }
  quantities.push(...quantitiesOf(text))
}

/**
 * The stems of a text that say something new: all of them where it states a number that is not told
 * yet; else those that were not named, or only as there when it says they are not, or the other way
 * round.
 */
export function newsIn({ named, claims, quantities }: Told, text: string): readonly string[] {
  const stated = [...polaritiesOf(text)]
  const isNumberNew = quantitiesOf(text).some((quantity) => !isProven(quantity, quantities))
  return stated
    .filter(
      ([key, polarities]) => isNumberNew || !named.has(key) || isOpposed(key, polarities, claims),
    )
    .map(([key]) => key)
}

const isOpposed = (
  key: string,
  polarities: ReadonlySet<Polarity>,
  claims: ReadonlySet<Claim>,
): boolean =>
  (['affirmed', 'negated'] as const).some(
    (polarity) => polarities.has(polarity) && !claims.has(`${key} ${polarity}`),
  )
