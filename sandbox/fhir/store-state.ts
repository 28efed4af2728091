import { patientsOf } from './patient-compartment.ts'
import { type FhirResource, isObject, type UnsavedResource } from './resource.ts'
import type { SearchSetting } from './search/parameter-index.ts'
import { createShelf, newestOf, type Shelf, type Stored, type Versions } from './shelf.ts'

/** What a store holds: a shelf for each type, and the keys (`Type/id`) of each patient's records. */
export type StoreState = {
  readonly setting: SearchSetting
  readonly shelves: Map<string, Shelf>
  readonly keysByPatient: Map<string, Set<string>>
  /** When each write was made; its position plus one is the sequence number. */
  readonly writeTimes: number[]
}

/** All versions of everything, by type. */
export type Snapshot = ReadonlyMap<string, readonly Versions[]>

export function shelfOf(state: StoreState, type: string): Shelf {
  const shelf = state.shelves.get(type) ?? createShelf(type, state.setting)
  state.shelves.set(type, shelf)
  return shelf
}

export function newest(state: StoreState, type: string, id: string): Stored | undefined {
  const versions = state.shelves.get(type)?.versions(id)
  return versions && newestOf(versions)
}

export const patientsIn = (state: StoreState, resource: UnsavedResource): ReadonlySet<string> =>
  patientsOf(resource, state.setting.base, (type, id) => newest(state, type, id)?.resource)

function enterPatients(state: StoreState, resource: FhirResource): void {
  for (const patient of patientsIn(state, resource)) {
    const keys = state.keysByPatient.get(patient) ?? new Set<string>()
    state.keysByPatient.set(patient, keys.add(`${resource.resourceType}/${resource.id}`))
  }
}

/** Appends a version; `meta.versionId` and `meta.lastUpdated` are the server's. */
export function write(state: StoreState, resource: FhirResource, deleted: boolean): Stored {
  const lastUpdated = state.setting.now()
  const { resourceType, id, meta, ...elements } = resource
  const version = (newest(state, resourceType, id)?.version ?? 0) + 1
  const sequence = state.writeTimes.push(lastUpdated.getTime())
  const stored: Stored = {
    resource: {
      resourceType,
      id,
      meta: {
        ...(isObject(meta) ? meta : {}),
        versionId: String(version),
        lastUpdated: lastUpdated.toISOString(),
      },
      ...elements,
    },
    version,
    lastUpdated,
    deleted,
    sequence,
  }
  shelfOf(state, resourceType).put(stored)
  enterPatients(state, stored.resource)
  return stored
}

export const lastSequence = (state: StoreState): number => state.writeTimes.length

/** The sequence number of the last write made at or before a moment. */
export const sequenceAt = (state: StoreState, moment: Date): number =>
  state.writeTimes.findLastIndex((time) => time <= moment.getTime()) + 1

export const snapshotOf = (state: StoreState): Snapshot =>
  new Map([...state.shelves].map(([type, shelf]) => [type, shelf.dump()]))

/** A state as the snapshot remembers it. Sequence numbers go on: a page link never names two states. */
export function stateFrom(snapshot: Snapshot, earlier: StoreState): StoreState {
  const { setting, writeTimes } = earlier
  const shelves = new Map(
    [...snapshot].map(([type, kept]) => [type, createShelf(type, setting, kept)] as const),
  )
  const state: StoreState = { setting, shelves, keysByPatient: new Map(), writeTimes }
  for (const shelf of shelves.values()) {
    for (const versions of shelf.dump()) enterPatients(state, newestOf(versions).resource)
  }
  return state
}

export const emptyState = (setting: SearchSetting): StoreState => ({
  setting,
  shelves: new Map(),
  keysByPatient: new Map(),
  writeTimes: [],
})
