import { describe, expect, test } from 'vitest'
import type { Segment } from '#lib/ambient/transcriber.ts'
import type { Result } from '#lib/kernel/result.ts'
import { audioOf, silence } from '#lib/testing/asr/spoken.ts'
import { collect } from '#lib/testing/collect.ts'
import { type Answer, json, localServer } from '#lib/testing/http/local-server.ts'
import { type OpenAiSettings, openAiTranscriber } from './openai-transcriber.ts'

async function heardFrom(answer: Answer): Promise<Result<Segment>[]> {
  const server = await localServer(answer)
  try {
    const transcriber = openAiTranscriber({
      url: `${server.origin}/v1/`,
      model: 'local',
      format: 'json',
      headers: {},
    })
    const { signal } = new AbortController()
    const options = { language: 'en', hints: [], signal }
    return await collect(transcriber.transcribe(audioOf(silence(300)), options))
  } finally {
    await server.close()
  }
}

describe('names from the chart', () => {
  const at = (url: string, more: Partial<OpenAiSettings> = {}) =>
    openAiTranscriber({ url, model: 'm', format: 'json', headers: {}, ...more }).takesHints

  test('are told to an engine here, and to another host only where somebody decided it', () => {
    expect(at('http://127.0.0.1:9000/v1')).toBe(true)
    expect(at('https://speech.example/v1')).toBe(false)
    expect(at('https://speech.example/v1', { isToldNames: true })).toBe(true)
  })

  test('are of no use to a model that tells voices apart', () => {
    expect(at('http://127.0.0.1:9000/v1', { format: 'diarized_json' })).toBe(false)
  })
})

describe('a service that does not transcribe', () => {
  test.each([
    [400, 'TRANSCRIBER_REFUSED'],
    [401, 'TRANSCRIBER_REFUSED'],
    [413, 'AUDIO_TOO_LARGE'],
    [429, 'TRANSCRIBER_UNAVAILABLE'],
    [500, 'TRANSCRIBER_UNAVAILABLE'],
    [307, 'TRANSCRIBER_HOST_REFUSED'],
  ])('is told by name: status %s', async (status, code) => {
    const headers = { location: 'http://127.0.0.1:9/elsewhere' }
    const results = await heardFrom(json({ error: 'what was said' }, status, headers))
    expect(results).toMatchObject([{ ok: false, error: { code } }])
    expect(JSON.stringify(results)).not.toContain('what was said')
  })

  test('is told by name: an answer that is none, or endless', async () => {
    const unreadable = [{ ok: false, error: { code: 'TRANSCRIBER_ANSWER_UNREADABLE' } }]
    expect(await heardFrom(json({ words: 'what was said' }))).toMatchObject(unreadable)
    const long = 'a'.repeat(9 * 1024 * 1024)
    expect(await heardFrom(json({ text: long }))).toMatchObject(unreadable)
  })
})
