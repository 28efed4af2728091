/** Values that somebody is about to ask for: each is given once, and forgotten when nobody comes. */
export type HeldOnce<K, V> = {
  hold(key: K, value: V): void
  /** @returns undefined when there is none, or not any more */
  take(key: K): V | undefined
}

/** @param longestMs how long a value waits */
export function holdOnce<K, V>(longestMs: number): HeldOnce<K, V> {
  const held = new Map<K, { readonly value: V; readonly over: NodeJS.Timeout }>()
  const forget = (key: K): void => {
    clearTimeout(held.get(key)?.over)
    held.delete(key)
  }
  return {
    hold(key, value) {
      forget(key)
      held.set(key, { value, over: setTimeout(() => held.delete(key), longestMs).unref() })
    },
    take(key) {
      const value = held.get(key)?.value
      forget(key)
      return value
    },
  }
}
