import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AudioChunk } from '#lib/capture/audio-chunk.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { somePcm } from '#lib/testing/capture/a-recording.ts'
import { createUploader, type UploadState } from './create-uploader.ts'
import { pageSoundBuffer } from './sound-buffer.ts'

const chunk = (seq: number): AudioChunk => ({ seq, pcm: somePcm(seq) })

type Reply = 'kept' | 'answer lost' | AppErrorCode

/** A server that answers as it is told, one after the other, and then takes everything. */
function world(replies: readonly Reply[] = []) {
  const script = [...replies]
  const arrived = new Map<number, Uint8Array>()
  const buffer = pageSoundBuffer()
  const waited: number[] = []
  const states: UploadState[] = []
  const sent: number[] = []
  const uploader = createUploader({
    buffer,
    wait: async (milliseconds) => void waited.push(milliseconds),
    onState: (state) => states.push(state),
    async send({ seq, pcm }) {
      sent.push(seq)
      const reply = script.shift() ?? 'kept'
      if (reply === 'kept' || reply === 'answer lost') arrived.set(seq, pcm)
      if (reply === 'kept') return ok(undefined)
      if (reply === 'RATE_LIMITED') return err({ code: reply, retryAfterMs: 9_000 })
      return err({ code: reply === 'answer lost' ? 'SERVER_UNREACHABLE' : reply })
    },
  })
  return { uploader, arrived, buffer, waited, states, sent }
}

const passing: readonly Reply[] = [
  ...(['kept', 'answer lost', 'SERVER_UNREACHABLE', 'RATE_LIMITED'] as const),
  ...(['STORE_UNAVAILABLE', 'AUDIO_CHUNK_INVALID'] as const),
]

describe('the upload of a recording', () => {
  test('C4 brings all of it, whatever fails on the way, and holds a piece until it is confirmed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...passing), { maxLength: 30 }),
        fc.integer({ min: 1, max: 12 }),
        async (replies, count) => {
          const { uploader, arrived, buffer } = world(replies)
          for (let seq = 0; seq < count; seq += 1) await uploader.offer(chunk(seq))
          expect(await uploader.drain()).toBe(true)
          expect([...arrived]).toEqual(
            Array.from({ length: count }, (_, seq) => [seq, somePcm(seq)]),
          )
          expect(await buffer.count()).toBe(0)
        },
      ),
    )
  })

  test('begins with what an earlier page left', async () => {
    const { uploader, arrived, buffer } = world()
    await buffer.add(chunk(4))
    await buffer.add(chunk(3))
    expect(await uploader.drain()).toBe(true)
    expect([...arrived.keys()]).toEqual([3, 4])
  })

  test('waits longer each time, half a minute at most, and says what is held', async () => {
    const { uploader, waited, states } = world(Array(7).fill('SERVER_UNREACHABLE'))
    await uploader.offer(chunk(0))
    await uploader.drain()
    expect(waited).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
    expect(states[0]).toEqual({ kind: 'waiting', held: 1, code: 'SERVER_UNREACHABLE' })
    expect(states.at(-1)).toEqual({ kind: 'idle', held: 0 })
  })

  test('waits as long as the server asks for, if that is longer', async () => {
    const { uploader, waited } = world([...Array(5).fill('RATE_LIMITED'), 'SERVER_UNREACHABLE'])
    await uploader.offer(chunk(0))
    await uploader.drain()
    expect(waited).toEqual([9_000, 9_000, 9_000, 9_000, 16_000, 30_000])
  })

  test.each(['CONSENT_MISSING', 'SESSION_ENDED', 'RECORDING_NOT_POSSIBLE'] as const)(
    'ends when the server takes no more: %s',
    async (code) => {
      const { uploader, sent, states } = world(['kept', code])
      for (const seq of [0, 1, 2]) await uploader.offer(chunk(seq))
      expect(await uploader.drain()).toBe(false)
      expect(sent).toEqual([0, 1])
      expect(states.at(-1)).toEqual({ kind: 'refused', held: 2, code })
    },
  )

  test('sends and keeps nothing any more after a withdrawal', async () => {
    const { uploader, sent, buffer } = world(['SERVER_UNREACHABLE'])
    await buffer.add(chunk(0))
    await uploader.discard()
    await uploader.offer(chunk(1))
    await uploader.drain()
    expect(sent).toEqual([])
    expect(await buffer.count()).toBe(0)
  })
})
