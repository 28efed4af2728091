import { describe, expect, test } from 'vitest'
import { joinBytes, millisecondsOf } from '#lib/ambient/pcm.ts'
import type { Audio, Segment, Transcriber } from '#lib/ambient/transcriber.ts'
import type { Result } from '#lib/kernel/result.ts'
import {
  type SpeechFaults,
  speechWebSocketServer,
} from '#lib/testing/asr/speech-websocket-server.ts'
import { audioOf, SAID, silence, spoken, visitSound } from '#lib/testing/asr/spoken.ts'
import { wordErrorRate } from '#lib/testing/asr/word-errors.ts'
import { collect } from '#lib/testing/collect.ts'
import { transcriberContract } from '#lib/testing/contracts/transcriber-contract.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { websocketTranscriber } from './websocket-transcriber.ts'

const transcriberAt = (url: string, silenceMs = 20_000): Transcriber =>
  websocketTranscriber({
    url,
    model: 'local',
    headers: { authorization: 'Bearer right' },
    timing: { silenceMs, pauseMs: 5 },
  })

describe('over a WebSocket:', () => {
  transcriberContract(async () => {
    const server = await speechWebSocketServer()
    const { one, two } = visitSound()
    return {
      transcriber: transcriberAt(server.url),
      away: transcriberAt('ws://127.0.0.1:9'),
      said: SAID,
      visit: {
        lengthMs: millisecondsOf(one.length),
        one: () => audioOf(one),
        two: () => audioOf(two, ['clinician', 'patient']),
      },
      silent: () => audioOf(silence(2000)),
      close: server.close,
    }
  })
})

function hear(transcriber: Transcriber, audio: Audio): Promise<Result<Segment>[]> {
  const { signal } = new AbortController()
  return collect(transcriber.transcribe(audio, { language: 'en-US', hints: [], signal }))
}

async function withServer<T>(
  faults: SpeechFaults,
  run: (server: Awaited<ReturnType<typeof speechWebSocketServer>>) => Promise<T>,
): Promise<T> {
  const server = await speechWebSocketServer(faults)
  try {
    return await run(server)
  } finally {
    await server.close()
  }
}

const textOf = (results: readonly Result<Segment>[]): string =>
  results
    .map(unwrap)
    .filter(({ isFinal }) => isFinal)
    .map(({ text }) => text)
    .join(' ')

describe('a transcription over a WebSocket', () => {
  test('guesses while one speaks', () =>
    withServer({ guesses: true }, async ({ url }) => {
      const { promise: guessed, resolve } = Promise.withResolvers<void>()
      // Goes on speaking only when a guess was heard, so that no machine is too slow for it.
      async function* chunks() {
        yield* audioOf(joinBytes([silence(500), spoken('clinician')])).chunks
        await guessed
        yield* audioOf(joinBytes([silence(1000), spoken('patient')])).chunks
      }
      const { signal } = new AbortController()
      const options = { language: 'en-US', hints: [], signal }
      const audio: Audio = { channels: ['unknown'], chunks: chunks() }
      const segments: Segment[] = []
      for await (const heard of transcriberAt(url).transcribe(audio, options)) {
        segments.push(unwrap(heard))
        if (!segments.at(-1)?.isFinal) resolve()
      }
      const guess = segments.find(({ isFinal }) => !isFinal)
      expect(guess?.text).toMatch(/\w/)
      const last = segments.findLast(({ id }) => id === guess?.id)
      expect(last?.isFinal).toBe(true)
    }))

  test('of a connection that keeps breaking is the same as of one that holds', () =>
    withServer({ cutAfter: [10, 30], cutsFirstWords: true }, async ({ url, seen }) => {
      const { one } = visitSound()
      const chunks = Math.ceil(millisecondsOf(one.length) / 100)
      const text = textOf(await hear(transcriberAt(url), audioOf(one)))
      expect(seen).toEqual({ connections: 4, chunks })
      expect(text).toBe(
        await withServer({}, async (whole) =>
          textOf(await hear(transcriberAt(whole.url), audioOf(one))),
        ),
      )
      expect(wordErrorRate(`${SAID.clinician} ${SAID.patient}`, text)).toBeLessThanOrEqual(0.3)
    }))

  test('takes sound no faster than it arrives', () =>
    withServer({ neverAcks: true }, async ({ url }) => {
      let taken = 0
      async function* counted() {
        for await (const chunk of audioOf(silence(60_000)).chunks) {
          taken += 1
          yield chunk
        }
      }
      const audio: Audio = { channels: ['unknown'], chunks: counted() }
      const results = await hear(transcriberAt(url, 300), audio)
      expect(results).toMatchObject([{ ok: false, error: { code: 'TRANSCRIBER_TIMEOUT' } }])
      expect(taken).toBeLessThanOrEqual(65)
    }))

  test.each([
    ['a server that says nothing', { isSilent: true }, 'TRANSCRIBER_TIMEOUT'],
    ['a server that lost the sound', { cutAfter: [20], forgets: true }, 'TRANSCRIBER_UNAVAILABLE'],
    ['a busy server', { refusal: { type: 'error', code: 'busy' } }, 'TRANSCRIBER_UNAVAILABLE'],
    [
      'a server that refuses',
      { refusal: { type: 'error', code: 'refused' } },
      'TRANSCRIBER_REFUSED',
    ],
    [
      'a server that takes what was never sent',
      { refusal: { type: 'ready', received: 9999 } },
      'TRANSCRIBER_UNAVAILABLE',
    ],
  ] satisfies [string, SpeechFaults, string][])('by %s fails by name', (_, faults, code) =>
    withServer(faults, async ({ url }) => {
      const results = await hear(
        transcriberAt(url, 300),
        audioOf(spoken('patient'), ['unknown'], 5),
      )
      expect(results.filter(({ ok }) => !ok)).toMatchObject([{ error: { code } }])
    }),
  )
})
