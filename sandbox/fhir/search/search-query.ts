import { badRequest } from '../outcome.ts'
import { searchParameters } from '../search-parameters.ts'
import type { Criterion, ParameterIndex } from './parameter-index.ts'
import { noShape, type ResultShape, resultShapeOf } from './result-shape.ts'

/** A search, parsed: what to look for, and how the result is to be laid out. */
export type SearchQuery = {
  readonly criteria: readonly Criterion[]
  readonly shape: ResultShape
  /** The parameters that were understood, for the `self` link. */
  readonly applied: readonly (readonly [name: string, value: string])[]
  /** The names of those that were not. */
  readonly ignored: readonly string[]
}

type Parameters = ReadonlyMap<string, ParameterIndex>

/** Splits at commas that are not escaped (R4 §3.1.1.4.8), then takes the escapes off. */
const alternativesOf = (value: string): readonly string[] =>
  (value.match(/(?:\\.|[^,\\])+/g) ?? []).map((text) => text.replace(/\\([,|$\\])/g, '$1'))

function criterionOf(
  parameters: Parameters,
  key: string,
  value: string,
): Criterion | 'unknown' | 'empty' {
  const [name = '', modifier] = key.split(':')
  const parameter = parameters.get(name)
  if (!parameter) return 'unknown'
  if (modifier !== undefined && !parameter.modifiers.includes(modifier)) {
    throw badRequest(`The modifier :${modifier} is not supported for ${name}`)
  }
  const alternatives = alternativesOf(value)
  return alternatives.length === 0 ? 'empty' : parameter.criterion(modifier, alternatives)
}

/**
 * Parses the parameters of a search on one type. What is not understood is ignored and reported
 * (R4 §3.1.1.4.4); what is understood but malformed is a Refusal.
 */
export function parseSearch(
  type: string,
  parameters: Parameters,
  query: URLSearchParams,
): SearchQuery {
  const criteria: Criterion[] = []
  const applied: [string, string][] = []
  const ignored: string[] = []
  let shape = noShape

  for (const [name, value] of query) {
    const change = resultShapeOf(name, value, searchParameters[type] ?? {})
    const criterion = change ? undefined : criterionOf(parameters, name, value)
    if (change) shape = { ...shape, ...change(shape) }
    else if (typeof criterion === 'object') criteria.push(criterion)
    if (criterion === 'unknown' || criterion === 'empty') ignored.push(name)
    else applied.push([name, value])
  }
  return { criteria, shape, applied, ignored }
}
