import { badRequest } from '../outcome.ts'
import type { UnsavedResource } from '../resource.ts'
import type { SearchParameter } from '../search-parameters.ts'
import { dateKind } from './date.ts'
import type { Candidates, ParameterKind } from './parameter-kind.ts'
import { referenceKind } from './reference.ts'
import { stringKind } from './string.ts'
import { tokenKind } from './token.ts'

/** One `name[:modifier]=a,b` of a query, ready to be asked. */
export interface Criterion {
  readonly test: (resource: UnsavedResource) => boolean
  /** @returns undefined when every resource of the type has to be looked at */
  readonly candidates: () => Candidates | undefined
}

/** A search parameter over the resources of one store, whatever its kind. */
export interface ParameterIndex {
  readonly modifiers: readonly string[]
  add(id: string, resource: UnsavedResource): void
  remove(id: string, resource: UnsavedResource): void
  criterion(modifier: string | undefined, alternatives: readonly string[]): Criterion
  /** The smallest (or largest) value, by which results are sorted; undefined when there is none. */
  sortKey(resource: UnsavedResource, order: 'ascending' | 'descending'): string | number | undefined
}

/** What the meaning of a query depends on besides the table. */
export type SearchSetting = {
  readonly base: string
  readonly timeZone: string
  readonly now: () => Date
}

const lookAtAll = (): undefined => undefined

function anyOf(found: readonly (Candidates | undefined)[]): Candidates | undefined {
  const known = found.filter((candidates) => candidates !== undefined)
  if (known.length < found.length) return undefined
  return {
    size: known.reduce((sum, { size }) => sum + size, 0),
    ids: () => new Set(known.flatMap(({ ids }) => [...ids()])),
  }
}

function missing(text: string | undefined): boolean {
  if (text !== 'true' && text !== 'false') throw badRequest(':missing takes true or false')
  return text === 'true'
}

function indexOfKind<Value, Wanted>(
  parameter: SearchParameter,
  kind: ParameterKind<Value, Wanted>,
): ParameterIndex {
  const index = kind.createIndex()
  const readValues = (resource: UnsavedResource): readonly Value[] =>
    parameter.elements(resource).flatMap(kind.read)

  // A stored version never changes, so its values are read once.
  const known = new WeakMap<UnsavedResource, readonly Value[]>()
  const valuesOf = (resource: UnsavedResource): readonly Value[] => {
    const values = known.get(resource) ?? readValues(resource)
    known.set(resource, values)
    return values
  }

  const criterion: ParameterIndex['criterion'] = (modifier, alternatives) => {
    if (modifier === 'missing') {
      const isMissing = missing(alternatives[0])
      return {
        test: (resource) => (valuesOf(resource).length === 0) === isMissing,
        candidates: lookAtAll,
      }
    }
    const wanted = alternatives.map((text) => kind.parse(text, modifier))
    const hasOne = (resource: UnsavedResource): boolean =>
      valuesOf(resource).some((value) => wanted.some((one) => kind.matches(value, one)))
    return modifier === 'not'
      ? { test: (resource) => !hasOne(resource), candidates: lookAtAll }
      : { test: hasOne, candidates: () => anyOf(wanted.map(index.find)) }
  }

  return {
    modifiers: ['missing', ...kind.modifiers],
    add: (id, resource) => index.add(id, readValues(resource)),
    remove: (id, resource) => index.remove(id, readValues(resource)),
    criterion,
    sortKey: (resource, order) => {
      const keys = valuesOf(resource).map(kind.sortKey)
      const isFirst = (a: string | number, b: string | number): boolean =>
        order === 'ascending' ? a < b : a > b
      return keys.reduce<string | number | undefined>(
        (best, key) => (best === undefined || isFirst(key, best) ? key : best),
        undefined,
      )
    },
  }
}

export function createParameterIndex(
  parameter: SearchParameter,
  { base, timeZone, now }: SearchSetting,
): ParameterIndex {
  switch (parameter.kind) {
    case 'token':
      return indexOfKind(parameter, tokenKind)
    case 'string':
      return indexOfKind(parameter, stringKind)
    case 'date':
      return indexOfKind(parameter, dateKind(timeZone, now))
    case 'reference':
      return indexOfKind(parameter, referenceKind(base, parameter.targets))
  }
}
