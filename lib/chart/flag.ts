import { conceptName, type SentConcept } from '../fhir/concept.ts'
import type { Quantity } from '../fhir/quantity.ts'
import { plainRange, type ReferenceRange } from '../fhir/reference-range.ts'

/** Above, below or otherwise abnormal; two letters are critical. */
export type FlagLetters = 'HH' | 'LL' | 'AA' | 'H' | 'L' | 'A'

export type Flag = {
  readonly letters: FlagLetters
  /** Who says so: the laboratory, or the range it sent, compared here. */
  readonly by: 'laboratory' | 'range'
}

// HL7 v3 ObservationInterpretation and v2 table 0078, the severest first. Normal has no flag.
const LETTERS: readonly (readonly [code: string, letters: FlagLetters | undefined])[] = [
  ['HH', 'HH'],
  ['LL', 'LL'],
  ['AA', 'AA'],
  ['HU', 'H'],
  ['LU', 'L'],
  ['H', 'H'],
  ['L', 'L'],
  ['H>', 'H'],
  ['L<', 'L'],
  ['>', 'H'],
  ['<', 'L'],
  ['A', 'A'],
  ['N', undefined],
]

/** Of several flags the severest, in the order of the list above. */
export const severest = (flags: readonly (Flag | undefined)[]): Flag | undefined =>
  LETTERS.flatMap(([, letters]) => flags.find((flag) => flag && flag.letters === letters) ?? [])[0]

type Judgement = { readonly flag?: Flag | undefined; readonly interpretation?: string | undefined }

/**
 * The laboratory's own flag, the severest it sent; a judgement that is neither high nor low stays in
 * its words. Only without any is the value compared with the range sent.
 */
export function flagOf(
  interpretations: readonly SentConcept[],
  quantity: Quantity | undefined,
  ranges: readonly ReferenceRange[],
): Judgement {
  const said = interpretations.filter((concept) => conceptName(concept))
  if (said.length === 0) return { flag: flagByRange(quantity, plainRange(ranges)) }
  const codes = said.flatMap(({ coding }) => coding ?? []).map(({ code }) => code)
  const known = LETTERS.find(([code]) => codes.includes(code))
  if (!known) return { interpretation: said.map(conceptName).join(', ') }
  const [, letters] = known
  return letters ? { flag: { letters, by: 'laboratory' } } : {}
}

/** A comparator leaves open on which side of a limit the true value lies: only the sure side flags. */
function flagByRange(
  quantity: Quantity | undefined,
  range: ReferenceRange | undefined,
): Flag | undefined {
  if (!quantity || !range || (range.unit && range.unit !== quantity.unit)) return undefined
  const { value, comparator = '' } = quantity
  const isAbove = range.high !== undefined && value > range.high && !comparator.startsWith('<')
  const isAtOpenTop = comparator === '>' && range.high !== undefined && value >= range.high
  if (isAbove || isAtOpenTop) return { letters: 'H', by: 'range' }
  const isBelow = range.low !== undefined && value < range.low && !comparator.startsWith('>')
  const isAtOpenBottom = comparator === '<' && range.low !== undefined && value <= range.low
  if (isBelow || isAtOpenBottom) return { letters: 'L', by: 'range' }
  return undefined
}
