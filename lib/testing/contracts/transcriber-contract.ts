import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audio, Segment, Transcriber } from '#lib/ambient/transcriber.ts'
import type { Speaker } from '#lib/note/sources.ts'
import { wordErrorRate } from '../asr/word-errors.ts'
import { collect } from '../collect.ts'
import { unwrap } from '../unwrap.ts'

export type OpenTranscriber = {
  readonly transcriber: Transcriber
  /** The same engine where there is none. */
  readonly away: Transcriber
  /** The visit of lib/testing/asr/spoken.ts into one microphone, and into one each. */
  readonly visit: {
    readonly lengthMs: number
    readonly one: () => Audio
    readonly two: () => Audio
  }
  readonly silent: () => Audio
  /** What is said in it. */
  readonly said: Readonly<Record<'clinician' | 'patient', string>>
  readonly close: () => Promise<void> | void
}

/** Synthetic voices, a small model: a number of the pipeline, no claim about people. */
const MOST_ERRORS = 0.3

const options = (signal = new AbortController().signal) => ({
  language: 'en-US',
  hints: ['cough'],
  signal,
})

const textOf = (segments: readonly Segment[], speaker?: Speaker): string =>
  segments
    .filter((segment) => segment.isFinal && (!speaker || segment.speaker === speaker))
    .map(({ text }) => text)
    .join(' ')

/** What every transcriber must do. */
export function transcriberContract(open: () => Promise<OpenTranscriber>): void {
  describe('a transcriber', () => {
    let opened: OpenTranscriber
    let heard: readonly Segment[]
    beforeAll(async () => {
      opened = await open()
      heard = await hear(opened.visit.one())
    })
    afterAll(() => opened.close())

    const hear = async (audio: Audio): Promise<readonly Segment[]> =>
      (await collect(opened.transcriber.transcribe(audio, options()))).map(unwrap)

    test('names its engine, where it listens and what it is good for', () => {
      const { name, locality, grade } = opened.transcriber.engine
      expect(name).not.toBe('')
      expect(locality).toEqual({ kind: 'this-machine' })
      expect(['clinical', 'demonstration']).toContain(grade)
    })

    test('hears what is said', () => {
      const { clinician, patient } = opened.said
      const rate = wordErrorRate(`${clinician} ${patient}`, textOf(heard))
      expect(rate).toBeLessThanOrEqual(MOST_ERRORS)
    })

    test('says of one microphone for all only what a voice tells', () => {
      expect(new Set(heard.map(({ speaker }) => speaker))).toEqual(new Set(['unknown']))
      expect(heard.map(({ speakerSource }) => speakerSource)).not.toContain('channel')
    })

    test('knows the speaker by the microphone', async () => {
      const segments = await hear(opened.visit.two())
      for (const speaker of ['clinician', 'patient'] as const) {
        const rate = wordErrorRate(opened.said[speaker], textOf(segments, speaker))
        expect(rate).toBeLessThanOrEqual(MOST_ERRORS)
      }
      expect(new Set(segments.map(({ speakerSource }) => speakerSource))).toEqual(
        new Set(['channel']),
      )
    })

    test('gives times within the sound, and the words of a stretch within it', () => {
      for (const { startMs = 0, endMs = opened.visit.lengthMs, words, text, isFinal } of heard) {
        expect(startMs).toBeGreaterThanOrEqual(0)
        expect(endMs).toBeGreaterThanOrEqual(startMs)
        expect(endMs).toBeLessThanOrEqual(opened.visit.lengthMs + 50)
        for (const word of words) {
          expect(word.startMs).toBeGreaterThanOrEqual(startMs - 50)
          expect(word.endMs).toBeLessThanOrEqual(endMs + 50)
        }
        if (isFinal && words.length > 0) expect(words.map((word) => word.text).join(' ')).toBe(text)
      }
    })

    test('gives confidence as a share', () => {
      for (const { confidence = 1, words } of heard) {
        for (const share of [confidence, ...words.map((word) => word.confidence ?? 1)]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
      }
    })

    test('gives final words for every guess, once, and nothing after them', () => {
      const ids = new Set(heard.map(({ id }) => id))
      expect(heard.filter(({ isFinal }) => isFinal).map(({ id }) => id)).toHaveLength(ids.size)
      for (const id of ids) {
        expect(heard.filter((segment) => segment.id === id).at(-1)?.isFinal).toBe(true)
      }
    })

    test('hears nothing in silence', async () => {
      expect(await hear(opened.silent())).toEqual([])
    })

    test('ends at once when it is given up, without a failure', async () => {
      const abort = new AbortController()
      async function* endless() {
        for await (const chunk of opened.visit.one().chunks) yield chunk
        abort.abort()
        for (;;) {
          await new Promise((resolve) => setTimeout(resolve, 20))
          yield new Uint8Array(3200)
        }
      }
      const audio: Audio = { channels: ['unknown'], chunks: endless() }
      const results = await collect(opened.transcriber.transcribe(audio, options(abort.signal)))
      expect(results.filter(({ ok }) => !ok)).toEqual([])
    })

    test('that is not there says so, once', async () => {
      const results = await collect(opened.away.transcribe(opened.visit.one(), options()))
      expect(results).toHaveLength(1)
      expect(results[0]).toMatchObject({
        ok: false,
        error: {
          code: expect.stringMatching(/^TRANSCRIBER_(?:UNAVAILABLE|NOT_INSTALLED)$/),
        },
      })
    })
  })
}
