import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TranscriptId } from '../kernel/ids.ts'
import { pollTranscription } from './poll-transcription.ts'

test.each([
  undefined,
  { state: 'transcribed', transcriptId: 'x' as TranscriptId },
  { state: 'failed', code: 'SPEECH_NOT_FOUND' },
] as const)('nothing is asked again once nothing more happens by itself', (transcription) => {
  expect(pollTranscription(transcription, 0)).toBe(false)
})

test.each(['waiting', 'transcribing'] as const)(
  'a recording that is %s is asked for ever less often, 1,300 times in an hour at most',
  (state) => {
    const every = (seenForMs: number) => Number(pollTranscription({ state }, seenForMs))
    fc.assert(
      fc.property(fc.nat(4_000_000), fc.nat(4_000_000), (a, b) => {
        expect(every(Math.max(a, b))).toBeGreaterThanOrEqual(every(Math.min(a, b)))
      }),
    )
    let asked = 0
    for (let at = 0; at < 3_600_000; at += every(at)) asked += 1
    expect(asked).toBeLessThanOrEqual(1_300)
  },
)
