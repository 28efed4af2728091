import type { AudioChunk } from '#lib/capture/audio-chunk.ts'

/** Pieces that the server has not confirmed yet. */
export interface SoundBuffer {
  add(chunk: AudioChunk): Promise<void>
  /** The first piece that is there; undefined when all were confirmed. */
  first(): Promise<AudioChunk | undefined>
  count(): Promise<number>
  /** Only after the server said that it has the piece (C4). */
  remove(seq: number): Promise<void>
  /** Forgets all of it: the consent was withdrawn, or the recording is over. */
  clear(): Promise<void>
}

/** For a frame without storage: what is not confirmed lives in the page only. */
export function pageSoundBuffer(): SoundBuffer {
  const chunks = new Map<number, AudioChunk>()
  return {
    async add(chunk) {
      chunks.set(chunk.seq, chunk)
    },
    async first() {
      return chunks.get(Math.min(...chunks.keys()))
    },
    async count() {
      return chunks.size
    },
    async remove(seq) {
      chunks.delete(seq)
    },
    async clear() {
      chunks.clear()
    },
  }
}
