/** A list that forgets its oldest entries. Each entry gets the next number, from 1. */
export interface Ring<Entry> {
  add(entry: Entry): void
  /** Entries with a number above `since`, oldest first. */
  since(since: number): readonly (Entry & { readonly sequence: number })[]
  clear(): void
}

export function createRing<Entry extends object>(limit: number): Ring<Entry> {
  let entries: (Entry & { readonly sequence: number })[] = []
  let sequence = 0
  return {
    add: (entry) => {
      sequence += 1
      entries.push({ ...entry, sequence })
      if (entries.length > limit) entries = entries.slice(-Math.ceil(limit * 0.9))
    },
    since: (since) => entries.filter((entry) => entry.sequence > since),
    clear: () => {
      entries = []
    },
  }
}
