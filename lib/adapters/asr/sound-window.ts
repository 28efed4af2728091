import 'server-only'

type Chunk = { readonly number: number; readonly pcm: Uint8Array }

/** The sound that is on its way: sent, and not yet known to have arrived. */
export type SoundWindow = {
  /** Waits until there is room for another chunk, so that no more than `most` are ever held. */
  room(): Promise<void>
  /** @returns the chunk with its number: the first is 0, and none is left out */
  put(pcm: Uint8Array): Chunk
  /**
   * The first `received` chunks have arrived and need not be held.
   *
   * @returns false when some of the others are not held any more, so that they cannot be sent again
   */
  release(received: number): boolean
  /** What is held, in order: to be sent again over a new connection. */
  held(): readonly Chunk[]
  /** How many chunks there were so far. */
  count(): number
}

export function soundWindow(most: number): SoundWindow {
  let chunks: readonly Chunk[] = []
  let count = 0
  let waiting: (() => void) | undefined
  return {
    room: () =>
      chunks.length < most
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting = resolve
          }),
    put(pcm) {
      const chunk = { number: count++, pcm }
      chunks = [...chunks, chunk]
      return chunk
    },
    release(received) {
      if (received < count - chunks.length) return false
      chunks = chunks.filter(({ number }) => number >= received)
      if (chunks.length < most) waiting?.()
      return received <= count
    },
    held: () => chunks,
    count: () => count,
  }
}
