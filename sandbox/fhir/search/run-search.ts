import type { FhirResource } from '../resource.ts'
import { type Shelf, type Stored, versionAsOf } from '../shelf.ts'
import type { Criterion } from './parameter-index.ts'
import type { SortRule } from './result-shape.ts'

export type Selection = {
  readonly criteria: readonly Criterion[]
  readonly sort: readonly SortRule[]
  /** The store is seen as it was after this write. */
  readonly asOf: number
  readonly isVisible: (resource: FhirResource) => boolean
}

/** Ids from the narrowest index, and those whose index entries may be newer than `asOf`. */
function idsToLookAt(shelf: Shelf, { criteria, asOf }: Selection): Iterable<string> {
  const narrowest = criteria
    .map((criterion) => criterion.candidates())
    .filter((candidates) => candidates !== undefined)
    .reduce<undefined | { size: number; ids: () => Iterable<string> }>(
      (best, candidates) => (best && best.size <= candidates.size ? best : candidates),
      undefined,
    )
  if (!narrowest) return shelf.ids()
  return new Set([...narrowest.ids(), ...shelf.idsChangedSince(asOf)])
}

type SortKey = string | number | undefined
type Match = { readonly stored: Stored; readonly born: number; readonly keys: readonly SortKey[] }

/** By the rules in turn, what has no value last; then by creation, so that no update moves a match. */
const compareBy =
  (sort: readonly SortRule[]) =>
  (a: Match, b: Match): number => {
    for (const [position, { order }] of sort.entries()) {
      const [keyA, keyB] = [a.keys[position], b.keys[position]]
      if (keyA === keyB) continue
      if (keyA === undefined) return 1
      if (keyB === undefined) return -1
      return keyA < keyB === (order === 'ascending') ? -1 : 1
    }
    return a.born - b.born
  }

/** All matches, in order. The indices only narrow; every criterion is tested on every candidate. */
export function runSearch(shelf: Shelf, selection: Selection): readonly Stored[] {
  const { criteria, sort, asOf, isVisible } = selection
  const parameters = shelf.parameters()
  const matches: Match[] = []
  for (const id of idsToLookAt(shelf, selection)) {
    const versions = shelf.versions(id)
    const stored = versions && versionAsOf(versions, asOf)
    if (!versions || !stored || stored.deleted) continue
    const { resource } = stored
    if (!criteria.every((criterion) => criterion.test(resource)) || !isVisible(resource)) continue
    const keys = sort.map(({ name, order }) => parameters.get(name)?.sortKey(resource, order))
    matches.push({ stored, born: versions[0].sequence, keys })
  }
  return matches.sort(compareBy(sort)).map((match) => match.stored)
}
