import type { Loudspeaker } from './create-player.ts'

/**
 * Sound by Web Audio, straight from memory: an element would need an address for it, which the page's
 * policy does not know and other things could open.
 */
export function openLoudspeaker(): Loudspeaker {
  const context = new AudioContext()
  const leaving = new AbortController()
  const closed = new Promise<void>((resolve) => {
    leaving.signal.addEventListener('abort', () => resolve())
  })
  return {
    async play(wav) {
      const buffer = await context.decodeAudioData(wav)
      if (leaving.signal.aborted) return
      const source = new AudioBufferSourceNode(context, { buffer })
      source.connect(context.destination)
      const ended = new Promise<void>((resolve) => {
        source.onended = () => resolve()
      })
      source.start()
      await Promise.race([ended, closed])
    },
    close() {
      if (leaving.signal.aborted) return
      leaving.abort()
      void context.close()
    },
  }
}
