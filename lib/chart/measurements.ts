import { LOINC } from '../fhir/code-systems.ts'
import type { Coding } from '../fhir/concept.ts'
import { newestFirst } from '../fhir/fhir-date.ts'
import type { Measurement } from './measurement.ts'
import type { NamedResult, Observation } from './observation.ts'

/**
 * The results of an Observation: its own value, unless it only holds its components together, and
 * each component under its own name.
 */
export function resultsOf({ whole, components }: Observation): readonly NamedResult[] {
  const isOnlyHolder = components.length > 0 && whole.result.value.kind === 'none'
  return isOnlyHolder ? components : [whole, ...components]
}

type KindOf = (codes: readonly Coding[]) => Measurement['kind']

/**
 * Puts results of the same thing together, newest first. Same means the same kind of vital sign, the
 * same code (LOINC before others) or, without any code, the same name: never a likeness (D12, D13).
 */
export const groupResults = (
  named: readonly NamedResult[],
  kindOf: KindOf,
): readonly Measurement[] =>
  [...Map.groupBy(named, (entry) => keyOf(entry, kindOf))].map(([key, entries]) =>
    measurementOf(key, entries, kindOf),
  )

function keyOf({ codes, name, result }: NamedResult, kindOf: KindOf): string {
  const kind = kindOf(codes)
  if (kind !== 'lab' && kind !== 'other') return kind
  const code = mainCode(codes)
  return code ? `${code.system}|${code.code}` : (name ?? result.reference)
}

const mainCode = (codes: readonly Coding[]): Coding | undefined =>
  codes.find(({ system }) => system === LOINC) ?? codes[0]

function measurementOf(key: string, entries: readonly NamedResult[], kindOf: KindOf): Measurement {
  const sorted = entries.toSorted((a, b) => newestFirst(a.result.when, b.result.when))
  const [newest] = sorted
  const codes = newest?.codes ?? []
  return {
    key,
    kind: kindOf(codes),
    name: sorted.find(({ name }) => name)?.name,
    code: mainCode(codes),
    results: sorted.map(({ result }) => result),
  }
}
