import { systems } from '../codes/systems.ts'
import type {
  ObservationDefinition,
  RangeBySex,
  ReferenceRange,
} from '../vocabulary/observation-definition.ts'
import type { CodeableConcept } from './concept.ts'

const flags = {
  N: 'Normal',
  A: 'Abnormal',
  L: 'Low',
  H: 'High',
  LL: 'Critical low',
  HH: 'Critical high',
} as const

export type Flag = keyof typeof flags

export const interpretation = (flag: Flag): CodeableConcept => ({
  coding: [{ system: systems.interpretation, code: flag, display: flags[flag] }],
})

const isBySex = (range: ReferenceRange | RangeBySex): range is RangeBySex => 'female' in range

export function rangeFor(
  { range }: ObservationDefinition,
  sex: string,
): ReferenceRange | undefined {
  if (!range || !isBySex(range)) return range
  return sex === 'male' ? range.male : range.female
}

const isExclusive = (text: string | undefined): boolean => text?.startsWith('<') ?? false

/** The flag a laboratory puts on a number; nothing when it publishes no range. */
export function flagOf(
  value: number,
  range: ReferenceRange | undefined,
  critical: ObservationDefinition['critical'],
): Flag | undefined {
  if (!range) return undefined
  const { low = -Infinity, high = Infinity, text } = range
  const [panicLow = -Infinity, panicHigh = Infinity] = critical ?? []
  if (value <= panicLow) return 'LL'
  if (value >= panicHigh) return 'HH'
  if (value < low) return 'L'
  if (value > high || (isExclusive(text) && value === high)) return 'H'
  return 'N'
}
