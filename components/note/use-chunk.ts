import { useEffect, useState } from 'react'

type Chunk<T> = { readonly loaded: T | undefined; readonly hasFailed: boolean }

/**
 * Code that the page fetches once it stands, so that it does not hold up what is read first.
 *
 * @param load always the same function, `() => import(…)`
 */
export function useChunk<T>(load: () => Promise<T>, isWanted: boolean): Chunk<T> {
  const [chunk, setChunk] = useState<Chunk<T>>({ loaded: undefined, hasFailed: false })
  const isMissing = chunk.loaded === undefined
  useEffect(() => {
    if (!isWanted || !isMissing) return
    let isGone = false
    const set = (next: Chunk<T>) => {
      if (!isGone) setChunk(next)
    }
    load().then(
      (loaded) => set({ loaded, hasFailed: false }),
      () => set({ loaded: undefined, hasFailed: true }),
    )
    return () => {
      isGone = true
    }
  }, [load, isWanted, isMissing])
  return chunk
}
