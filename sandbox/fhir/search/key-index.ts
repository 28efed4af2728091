import type { Candidates, ValueIndex } from './parameter-kind.ts'

const nothing: Candidates = { size: 0, ids: () => [] }

/**
 * An index by exact keys, for kinds in which a value can be asked for in a few spellings.
 * @param keysOf every key under which a value can be found
 * @param keyWanted the key of a query
 */
export function createKeyIndex<Value, Wanted>(
  keysOf: (value: Value) => readonly string[],
  keyWanted: (wanted: Wanted) => string,
): ValueIndex<Value, Wanted> {
  const idsByKey = new Map<string, Set<string>>()

  const add = (key: string, id: string): void => {
    const ids = idsByKey.get(key)
    if (ids) ids.add(id)
    else idsByKey.set(key, new Set([id]))
  }

  return {
    add: (id, values) => {
      for (const key of values.flatMap(keysOf)) add(key, id)
    },
    remove: (id, values) => {
      for (const key of values.flatMap(keysOf)) idsByKey.get(key)?.delete(id)
    },
    find: (wanted) => {
      const ids = idsByKey.get(keyWanted(wanted))
      return ids ? { size: ids.size, ids: () => ids } : nothing
    },
  }
}
