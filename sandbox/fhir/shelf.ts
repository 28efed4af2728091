import type { FhirResource } from './resource.ts'
import {
  createParameterIndex,
  type ParameterIndex,
  type SearchSetting,
} from './search/parameter-index.ts'
import { searchParameters } from './search-parameters.ts'

/** One version of a resource. A deletion is a version too. */
export type Stored = {
  readonly resource: FhirResource
  readonly version: number
  readonly lastUpdated: Date
  readonly deleted: boolean
  /** Position of this write among all writes of the store. */
  readonly sequence: number
}

/** All versions of one resource, oldest first; never empty. */
export type Versions = readonly [Stored, ...Stored[]]

export const newestOf = (versions: Versions): Stored => versions.at(-1) ?? versions[0]

/** The version that was current after the given write; undefined when there was none yet. */
export const versionAsOf = (versions: Versions, sequence: number): Stored | undefined =>
  versions.findLast((version) => version.sequence <= sequence)

/** The resources of one type with their search indices. */
export interface Shelf {
  /** The indices, brought up to date. */
  parameters(): ReadonlyMap<string, ParameterIndex>
  versions(id: string): Versions | undefined
  ids(): Iterable<string>
  put(stored: Stored): void
  /** Resources written after the given write. */
  idsChangedSince(sequence: number): ReadonlySet<string>
  dump(): readonly Versions[]
}

function createParameters(
  type: string,
  setting: SearchSetting,
): ReadonlyMap<string, ParameterIndex> {
  return new Map(
    Object.entries(searchParameters[type] ?? {}).map(([name, parameter]) => [
      name,
      createParameterIndex(parameter, setting),
    ]),
  )
}

/** Indices that catch up when they are asked: loading thousands of resources costs no indexing. */
function createLazyIndices(type: string, setting: SearchSetting) {
  const parameters = createParameters(type, setting)
  const waiting = new Map<string, Stored>()
  const indexed = new Map<string, FhirResource>()

  const enter = (id: string, stored: Stored): void => {
    const earlier = indexed.get(id)
    for (const index of parameters.values()) {
      if (earlier) index.remove(id, earlier)
      if (!stored.deleted) index.add(id, stored.resource)
    }
    if (stored.deleted) indexed.delete(id)
    else indexed.set(id, stored.resource)
  }

  return {
    put: (stored: Stored): void => {
      waiting.set(stored.resource.id, stored)
    },
    upToDate: (): ReadonlyMap<string, ParameterIndex> => {
      for (const [id, stored] of waiting) enter(id, stored)
      waiting.clear()
      return parameters
    },
  }
}

/** @param kept versions to begin with, as `dump` gave them */
export function createShelf(
  type: string,
  setting: SearchSetting,
  kept: readonly Versions[] = [],
): Shelf {
  const indices = createLazyIndices(type, setting)
  const versionsById = new Map<string, Versions>()
  const changes: { readonly sequence: number; readonly id: string }[] = []

  for (const versions of kept) {
    const newest = newestOf(versions)
    versionsById.set(newest.resource.id, versions)
    indices.put(newest)
  }

  return {
    parameters: indices.upToDate,
    versions: (id) => versionsById.get(id),
    ids: () => versionsById.keys(),
    put: (stored) => {
      const { id } = stored.resource
      const earlier = versionsById.get(id)
      versionsById.set(id, earlier ? [...earlier, stored] : [stored])
      changes.push({ sequence: stored.sequence, id })
      indices.put(stored)
    },
    idsChangedSince: (sequence) => {
      const unchanged = changes.findLastIndex((change) => change.sequence <= sequence)
      return new Set(changes.slice(unchanged + 1).map((change) => change.id))
    },
    dump: () => [...versionsById.values()],
  }
}
