import type { LocalReference } from '../reference.ts'
import { localReference } from '../reference.ts'
import { textAt } from '../resource.ts'
import type { Shelf, Stored } from '../shelf.ts'
import type { Inclusion } from './result-shape.ts'
import { runSearch, type Selection } from './run-search.ts'

type Context = {
  readonly base: string
  readonly shelf: (type: string) => Shelf | undefined
  readonly read: (reference: LocalReference) => Stored | undefined
  readonly selection: Pick<Selection, 'asOf' | 'isVisible'>
}

const key = ({ resource }: Stored): string => `${resource.resourceType}/${resource.id}`

function pointedAt(matches: readonly Stored[], inclusion: Inclusion, context: Context) {
  return matches
    .filter(({ resource }) => resource.resourceType === inclusion.sourceType)
    .flatMap(({ resource }) => inclusion.parameter.elements(resource))
    .map((element) => localReference(textAt(element, 'reference') ?? '', context.base))
    .filter((target) => target !== undefined)
    .filter(({ type }) => !inclusion.targetType || inclusion.targetType === type)
    .map(context.read)
    .filter((stored) => stored !== undefined)
}

function pointingTo(matches: readonly Stored[], inclusion: Inclusion, context: Context) {
  const shelf = context.shelf(inclusion.sourceType)
  const criterion = shelf?.parameters().get(inclusion.name)?.criterion(undefined, matches.map(key))
  if (!shelf || !criterion || matches.length === 0) return []
  return runSearch(shelf, { ...context.selection, criteria: [criterion], sort: [] })
}

/** What `_include` and `_revinclude` add to the matches of a page; each resource once. */
export function runInclusions(
  matches: readonly Stored[],
  inclusions: readonly Inclusion[],
  context: Context,
): readonly Stored[] {
  const found = new Map<string, Stored>()
  for (const inclusion of inclusions) {
    const find = inclusion.direction === 'forward' ? pointedAt : pointingTo
    for (const stored of find(matches, inclusion, context)) {
      if (context.selection.isVisible(stored.resource)) found.set(key(stored), stored)
    }
  }
  for (const match of matches) found.delete(key(match))
  return [...found.values()]
}
