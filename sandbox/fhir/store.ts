import { randomUUID } from 'node:crypto'
import type { FhirResource, UnsavedResource } from './resource.ts'
import type { SearchSetting } from './search/parameter-index.ts'
import { runInclusions } from './search/run-inclusions.ts'
import { runSearch } from './search/run-search.ts'
import { parseSearch, type SearchQuery } from './search/search-query.ts'
import { newestOf, type Shelf, type Stored } from './shelf.ts'
import {
  emptyState,
  lastSequence,
  newest,
  patientsIn,
  type Snapshot,
  type StoreState,
  sequenceAt,
  shelfOf,
  snapshotOf,
  stateFrom,
  write,
} from './store-state.ts'

export type { Stored }

export type SearchOptions = {
  /** Resources for which this says no are neither found nor counted. */
  readonly isVisible?: (resource: FhirResource) => boolean
  /** Resources for which this says no are not included beside the matches. */
  readonly isIncludable?: (resource: FhirResource) => boolean
  /** Writes after this moment are not seen yet, as on a server whose index lags. */
  readonly indexedUntil?: Date
  /** Matches on a page when the query does not say, and at most. */
  readonly pageSize?: { readonly usual: number; readonly most: number }
  /** Parameters this server does not support after all. */
  readonly without?: readonly string[]
}

export type SearchResult = {
  /** The matches of this page. */
  readonly matches: readonly Stored[]
  readonly included: readonly Stored[]
  /** How many matches there are on all pages. */
  readonly total: number
  readonly query: SearchQuery
  /** Value of `_page` for the next page. */
  readonly nextPage: string | undefined
}

/** The resources of one site, in memory, with all their versions. Everything is synchronous. */
export interface Store {
  /** The current version, even when it is a deletion. */
  read(type: string, id: string): Stored | undefined
  vread(type: string, id: string, version: number): Stored | undefined
  /** Newest first. */
  history(type: string, id: string): readonly Stored[]
  /** Throws a Refusal when a parameter has a malformed value. Without `pageSize`: everything. */
  search(type: string, parameters: URLSearchParams, options?: SearchOptions): SearchResult
  /** Whether resources satisfy a query, stored or not. A query not understood matches nothing. */
  predicate(type: string, parameters: URLSearchParams): (resource: UnsavedResource) => boolean
  /** Every resource that speaks of the patient: the Patient, then in order of creation. */
  ofPatient(patientId: string): readonly Stored[]
  patientsOf(resource: UnsavedResource): ReadonlySet<string>
  create(resource: UnsavedResource): Stored
  /** Writes the next version, or the first when there is none. */
  update(resource: FhirResource): Stored
  /** @returns the deletion, or undefined when there was nothing to delete */
  remove(type: string, id: string): Stored | undefined
  count(): Readonly<Record<string, number>>
  /** Marks the state to which `reset` goes back. */
  snapshot(): void
  reset(): void
}

const allOnOnePage = { usual: Number.MAX_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER }
const always = (): boolean => true

function search(
  state: StoreState,
  type: string,
  parameters: URLSearchParams,
  options: SearchOptions,
): SearchResult {
  const { isVisible = always, isIncludable = always, indexedUntil, without = [] } = options
  const { usual, most } = options.pageSize ?? allOnOnePage
  const shelf = shelfOf(state, type)
  const known = new Map([...shelf.parameters()].filter(([name]) => !without.includes(name)))
  const query = parseSearch(type, known, parameters)
  const { page, sort, isCountOnly, count = usual, inclusions } = query.shape

  const indexed = indexedUntil ? sequenceAt(state, indexedUntil) : lastSequence(state)
  const selection = { criteria: query.criteria, sort, asOf: page?.sequence ?? indexed, isVisible }
  const all = runSearch(shelf, selection)
  const start = page?.offset ?? 0
  const end = start + Math.min(count, most)
  const matches = isCountOnly ? [] : all.slice(start, end)
  const included = runInclusions(matches, inclusions, {
    base: state.setting.base,
    shelf: (name) => state.shelves.get(name),
    read: (target) => living(newest(state, target.type, target.id)),
    selection: { asOf: selection.asOf, isVisible: isIncludable },
  })
  const nextPage = !isCountOnly && end < all.length ? `${selection.asOf}-${end}` : undefined
  return { matches, included, total: all.length, query, nextPage }
}

const living = (stored: Stored | undefined): Stored | undefined =>
  stored?.deleted ? undefined : stored

function predicate(
  state: StoreState,
  type: string,
  parameters: URLSearchParams,
): (resource: UnsavedResource) => boolean {
  const { criteria, ignored } = parseSearch(type, shelfOf(state, type).parameters(), parameters)
  if (ignored.length > 0) return () => false
  return (resource) =>
    resource.resourceType === type && criteria.every((criterion) => criterion.test(resource))
}

const countLiving = (shelf: Shelf): number =>
  shelf.dump().filter((versions) => !newestOf(versions).deleted).length

const isPatient = ({ resource }: Stored): boolean => resource.resourceType === 'Patient'

function ofPatient(state: StoreState, patientId: string): readonly Stored[] {
  return [...(state.keysByPatient.get(patientId) ?? [])]
    .flatMap((key) => {
      const [type = '', id = ''] = key.split('/')
      return [living(newest(state, type, id)) ?? []].flat()
    })
    .filter(({ resource }) => patientsIn(state, resource).has(patientId))
    .sort((a, b) => Number(isPatient(b)) - Number(isPatient(a)))
}

function remove(state: StoreState, type: string, id: string): Stored | undefined {
  const current = living(newest(state, type, id))
  return current && write(state, current.resource, true)
}

/** @param newId makes the ids of created resources */
export function createStore(setting: SearchSetting, newId: () => string = randomUUID): Store {
  let state = emptyState(setting)
  let kept: Snapshot = new Map()
  return {
    read: (type, id) => newest(state, type, id),
    vread: (type, id, version) =>
      shelfOf(state, type)
        .versions(id)
        ?.find((stored) => stored.version === version),
    history: (type, id) => [...(shelfOf(state, type).versions(id) ?? [])].reverse(),
    search: (type, parameters, options = {}) => search(state, type, parameters, options),
    predicate: (type, parameters) => predicate(state, type, parameters),
    ofPatient: (patientId) => ofPatient(state, patientId),
    patientsOf: (resource) => patientsIn(state, resource),
    create: (resource) => write(state, { ...resource, id: newId() }, false),
    update: (resource) => write(state, resource, false),
    remove: (type, id) => remove(state, type, id),
    count: () =>
      Object.fromEntries([...state.shelves].map(([type, shelf]) => [type, countLiving(shelf)])),
    snapshot: () => {
      kept = snapshotOf(state)
    },
    reset: () => {
      state = stateFrom(kept, state)
    },
  }
}
