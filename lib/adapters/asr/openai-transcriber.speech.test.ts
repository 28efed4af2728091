import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joinBytes, millisecondsOf } from '#lib/ambient/pcm.ts'
import { type SpeechHttpServer, speechHttpServer } from '#lib/testing/asr/speech-http-server.ts'
import { audioOf, SAID, silence, spoken, visitSound } from '#lib/testing/asr/spoken.ts'
import { wordErrorRate } from '#lib/testing/asr/word-errors.ts'
import { collect } from '#lib/testing/collect.ts'
import { transcriberContract } from '#lib/testing/contracts/transcriber-contract.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { type OpenAiSettings, openAiTranscriber } from './openai-transcriber.ts'

const settingsOf = (url: string, format: OpenAiSettings['format']): OpenAiSettings => ({
  url,
  model: 'local',
  format,
  headers: { authorization: 'Bearer right' },
})

describe.each(['json', 'verbose_json', 'diarized_json'] as const)('over HTTP, by %s:', (format) => {
  transcriberContract(async () => {
    const server = await speechHttpServer()
    const { one, two } = visitSound()
    return {
      transcriber: openAiTranscriber(settingsOf(server.url, format)),
      away: openAiTranscriber(settingsOf('http://127.0.0.1:9/v1', format)),
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

describe('a transcription over HTTP', () => {
  let server: SpeechHttpServer
  beforeAll(async () => {
    server = await speechHttpServer()
  })
  afterAll(() => server.close())

  const hear = async (settings: OpenAiSettings, pcm: Uint8Array, hints: readonly string[] = []) => {
    const { signal } = new AbortController()
    const options = { language: 'en-US', hints, signal }
    const heard = await collect(openAiTranscriber(settings).transcribe(audioOf(pcm), options))
    return heard.map(unwrap)
  }

  test('of long sound is sent in pieces, whose times are those of the whole', async () => {
    const pcm = joinBytes([spoken('clinician'), silence(1200), spoken('patient'), silence(300)])
    const pieceMs = millisecondsOf(spoken('clinician').length) + 700
    const settings = { ...settingsOf(server.url, 'verbose_json'), pieceMs }
    const segments = await hear(settings, pcm)
    expect(new Set(segments.map(({ id }) => id)).size).toBe(segments.length)
    const text = segments.map((segment) => segment.text).join(' ')
    expect(wordErrorRate(`${SAID.clinician} ${SAID.patient}`, text)).toBeLessThanOrEqual(0.3)
    expect(segments.at(-1)?.startMs).toBeGreaterThan(millisecondsOf(spoken('clinician').length))
  })

  test('asks for words and segments, and names what may be said', async () => {
    await hear(settingsOf(server.url, 'verbose_json'), silence(300), ['lisinopril', 'metformin'])
    expect(server.forms.at(-1)).toEqual({
      model: ['local'],
      response_format: ['verbose_json'],
      language: ['en'],
      'timestamp_granularities[]': ['word', 'segment'],
      prompt: ['lisinopril, metformin'],
    })
    await hear(settingsOf(server.url, 'diarized_json'), silence(300), ['lisinopril'])
    expect(server.forms.at(-1)).toMatchObject({ chunking_strategy: ['auto'] })
    expect(server.forms.at(-1)).not.toHaveProperty('prompt')
  })
})
