import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readChunk, writeChunk } from './speech-protocol.ts'

test('a chunk of sound read again is the one that was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.uint8Array(), (number, pcm) => {
      expect(readChunk(writeChunk(number, pcm))).toEqual({ number, pcm })
    }),
  )
  expect(readChunk(new Uint8Array(3))).toBeUndefined()
})
