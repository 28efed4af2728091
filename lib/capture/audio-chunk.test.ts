import { expect, test } from 'vitest'
import { checkChunk, LONGEST_RECORDING_MS, MOST_CHUNKS } from './audio-chunk.ts'

const sound = (bytes: number) => new Uint8Array(bytes)

test('S34 a piece of up to two seconds is taken, at any place of an hour', () => {
  for (const [seq, bytes] of [
    [0, 2],
    [MOST_CHUNKS - 1, 64_000],
  ] as const) {
    expect(checkChunk({ seq, pcm: sound(bytes) }).ok).toBe(true)
  }
  // Of two channels a piece holds a second, and pauses end some before.
  expect(MOST_CHUNKS * 1_000).toBeGreaterThan(LONGEST_RECORDING_MS)
})

test.each([
  ['without sound', 0, 0],
  ['with half a sample', 0, 3],
  ['longer than two seconds', 0, 64_002],
  ['before the first', -1, 2],
  ['between two', 0.5, 2],
  ['beyond the last', MOST_CHUNKS, 2],
  ['nowhere', Number.NaN, 2],
])('S34 a piece %s is not', (_what, seq, bytes) => {
  expect(checkChunk({ seq, pcm: sound(bytes) })).toMatchObject({
    error: { code: 'AUDIO_CHUNK_INVALID' },
  })
})
