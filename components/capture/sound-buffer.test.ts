import { describe, expect, test } from 'vitest'
import { somePcm } from '#lib/testing/capture/a-recording.ts'
import { type ChunkShelf, encryptedSoundBuffer } from './encrypted-sound-buffer.ts'
import { pageSoundBuffer, type SoundBuffer } from './sound-buffer.ts'
import { sturdySoundBuffer } from './sturdy-sound-buffer.ts'

const key = btoa('0123456789abcdef0123456789abcdef')
const chunk = (seq: number) => ({ seq, pcm: somePcm(seq + 1) })

function memoryShelf(kept = new Map<number, Uint8Array>()): ChunkShelf {
  return {
    put: async (seq, sealed) => void kept.set(seq, sealed),
    async first() {
      const seq = Math.min(...kept.keys())
      const sealed = kept.get(seq)
      return sealed && { seq, sealed }
    },
    count: async () => kept.size,
    delete: async (seq) => void kept.delete(seq),
    clear: async () => kept.clear(),
  }
}

const refused = () => Promise.reject(new DOMException('blocked', 'SecurityError'))

const brokenBuffer: SoundBuffer = {
  add: refused,
  first: refused,
  count: refused,
  remove: refused,
  clear: refused,
}

/** A device that is full after the first piece. */
function smallBuffer(): SoundBuffer {
  const buffer = pageSoundBuffer()
  return {
    ...buffer,
    add: async (one) => ((await buffer.count()) > 0 ? refused() : buffer.add(one)),
  }
}

describe.each([
  ['in the page', pageSoundBuffer],
  ['on the device', () => encryptedSoundBuffer('r1', key, memoryShelf())],
  ['where the device refuses', () => sturdySoundBuffer(brokenBuffer)],
  ['where the device is full', () => sturdySoundBuffer(smallBuffer())],
])('sound that is not confirmed, %s', (_where, open) => {
  test('is there in its order, until each piece is removed', async () => {
    const buffer = open()
    for (const seq of [7, 5, 6]) await buffer.add(chunk(seq))
    for (const seq of [5, 6, 7]) {
      expect(await buffer.first()).toEqual(chunk(seq))
      await buffer.remove(seq)
    }
    expect(await buffer.first()).toBeUndefined()
    expect(await buffer.count()).toBe(0)
  })

  test('is all gone when it is cleared', async () => {
    const buffer = open()
    for (const seq of [0, 1]) await buffer.add(chunk(seq))
    expect(await buffer.count()).toBe(2)
    await buffer.clear()
    expect(await buffer.count()).toBe(0)
  })
})

describe('sound on the device', () => {
  test('shows nothing, and is never twice the same', async () => {
    const kept = new Map<number, Uint8Array>()
    const buffer = encryptedSoundBuffer('r1', key, memoryShelf(kept))
    const spoken = new TextEncoder().encode('canary-that-was-said')
    await buffer.add({ seq: 0, pcm: spoken })
    const [once] = kept.values()
    await buffer.add({ seq: 0, pcm: spoken })
    const [twice] = kept.values()
    expect(Buffer.from(once ?? []).includes('canary')).toBe(false)
    expect(once).not.toEqual(twice)
  })

  test('does not open with another key, in another recording or in another place', async () => {
    const kept = new Map<number, Uint8Array>()
    await encryptedSoundBuffer('r1', key, memoryShelf(kept)).add(chunk(0))
    const otherKey = btoa('another key another key another!')
    await expect(encryptedSoundBuffer('r1', otherKey, memoryShelf(kept)).first()).rejects.toThrow()
    await expect(encryptedSoundBuffer('r2', key, memoryShelf(kept)).first()).rejects.toThrow()
    const moved = new Map([[1, kept.get(0) ?? new Uint8Array()]])
    await expect(encryptedSoundBuffer('r1', key, memoryShelf(moved)).first()).rejects.toThrow()
  })
})
