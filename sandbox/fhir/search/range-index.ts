import type { DateRange, WantedDate } from './date-range.ts'
import type { Candidates, ValueIndex } from './parameter-kind.ts'

type Entry = DateRange & { readonly id: string }
type End = 'low' | 'high'

/** First position at which `entries[end]` is at least (or, with `after`, more than) `bound`. */
function position(entries: readonly Entry[], end: End, bound: number, after: boolean): number {
  let [from, to] = [0, entries.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const value = entries[middle]?.[end] ?? Number.POSITIVE_INFINITY
    if (value < bound || (after && value === bound)) from = middle + 1
    else to = middle
  }
  return from
}

function* idsOf(entries: readonly Entry[], from: number, to: number): Iterable<string> {
  for (let at = from; at < to; at += 1) {
    const entry = entries[at]
    if (entry) yield entry.id
  }
}

const slice = (entries: readonly Entry[], from: number, to: number): Candidates => ({
  size: Math.max(0, to - from),
  ids: () => idsOf(entries, from, to),
})

/** Ranges sorted by one of their ends; sorted again only when asked after a change. */
function sortedBy(end: End) {
  let entries: Entry[] = []
  let isSorted = true
  return {
    add: (added: readonly Entry[]): void => {
      entries.push(...added)
      isSorted = false
    },
    remove: (id: string): void => {
      entries = entries.filter((entry) => entry.id !== id)
    },
    get: (): readonly Entry[] => {
      if (!isSorted) entries.sort((a, b) => a[end] - b[end] || 0)
      isSorted = true
      return entries
    },
  }
}

/** Finds date ranges by binary search on whichever end the prefix speaks of. */
export function createRangeIndex(): ValueIndex<DateRange, WantedDate> {
  const byLow = sortedBy('low')
  const byHigh = sortedBy('high')

  const startingBefore = (bound: number): Candidates => {
    const entries = byLow.get()
    return slice(entries, 0, position(entries, 'low', bound, true))
  }
  const endingAfter = (bound: number): Candidates => {
    const entries = byHigh.get()
    return slice(entries, position(entries, 'high', bound, false), entries.length)
  }
  const startingWithin = ({ low, high }: DateRange): Candidates => {
    const entries = byLow.get()
    return slice(
      entries,
      position(entries, 'low', low, false),
      position(entries, 'low', high, true),
    )
  }

  return {
    add: (id, values) => {
      const entries = values.map((range) => ({ ...range, id }))
      byLow.add(entries)
      byHigh.add(entries)
    },
    remove: (id, values) => {
      if (values.length === 0) return
      byLow.remove(id)
      byHigh.remove(id)
    },
    find: ({ prefix, range }) => {
      switch (prefix) {
        case 'eq':
          return startingWithin(range)
        case 'lt':
        case 'le':
        case 'eb':
        case 'ap':
          return startingBefore(range.high)
        case 'gt':
        case 'ge':
        case 'sa':
          return endingAfter(range.low)
        case 'ne':
          return undefined
      }
    },
  }
}
