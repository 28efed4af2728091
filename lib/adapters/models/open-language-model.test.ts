import { describe, expect, test } from 'vitest'
import type { ModelPrompt } from '#lib/ambient/models/language-model.ts'
import { modelAnswerSchema } from '#lib/ambient/models/model-answer.ts'
import type { DrafterSettings } from '#lib/config/drafter-settings.ts'
import { localServer } from '#lib/testing/http/local-server.ts'
import { modelServer, type Play, statements } from '#lib/testing/models/model-server.ts'
import { openLanguageModel } from './open-language-model.ts'

const PROMPT: ModelPrompt = {
  instructions: 'Draft.',
  data: '{"said":[]}',
  answerSchema: modelAnswerSchema,
}

async function askedOf(play: Play, settings: Partial<DrafterSettings> = {}) {
  const server = await modelServer(() => play)
  try {
    const model = openLanguageModel({
      api: 'openai',
      url: `${server.url}/`,
      model: 'played',
      format: 'json_schema',
      timeoutMs: 5_000,
      headers: { authorization: 'Bearer right' },
      ...settings,
    })
    return { answer: await model.answer(PROMPT), requests: server.requests, model }
  } finally {
    await server.close()
  }
}

const ONE = { section: '10164-2', text: 'Cough for three weeks.', evidence: ['t1.1'] }

describe.each([
  ['openai', 'played'],
  ['anthropic', 'played'],
  ['anthropic', 'claude-sonnet-4-5'],
] as const)('a model at a service of %s, %s', (api, name) => {
  const asked = (play: Play, more: Partial<DrafterSettings> = {}) =>
    askedOf(play, { api, model: name, ...more })

  test('answers in the form it is asked for', async () => {
    const { answer, requests, model } = await asked(statements(ONE))
    expect(answer).toEqual({ ok: true, value: { statements: [ONE] } })
    expect(model.engine).toEqual({ name, locality: { kind: 'this-machine' } })
    const [request] = requests
    expect(request?.url).toBe(api === 'openai' ? '/v1/chat/completions' : '/v1/messages')
    expect(request?.headers.authorization).toBe('Bearer right')
    expect(JSON.parse(request?.body ?? '')).toMatchObject({ model: name, temperature: 0 })
    expect(request?.body).toContain('"evidence"')
  })

  test.each([
    ['a status that refuses', { kind: 'status', status: 400 }, 'DRAFTER_REFUSED'],
    ['a key that is not known', { kind: 'status', status: 401 }, 'DRAFTER_REFUSED'],
    ['too many requests', { kind: 'status', status: 429 }, 'DRAFTER_BUSY'],
    ['an error of its own', { kind: 'status', status: 500 }, 'DRAFTER_UNAVAILABLE'],
    ['JSON that is cut off', { kind: 'answer', content: '{"stat' }, 'DRAFTER_ANSWER_UNREADABLE'],
    ['no JSON', { kind: 'answer', content: 'Certainly!' }, 'DRAFTER_ANSWER_UNREADABLE'],
    ['an answer cut off', { kind: 'raw', body: '{"choices":[{' }, 'DRAFTER_ANSWER_UNREADABLE'],
    ['another form', { kind: 'raw', body: '{"note":"Well."}' }, 'DRAFTER_ANSWER_UNREADABLE'],
    ['silence', { kind: 'silence' }, 'DRAFTER_TIMEOUT'],
    ['a slow drip', { kind: 'drip' }, 'DRAFTER_TIMEOUT'],
  ] satisfies [string, Play, string][])('%s is told by name', async (_, play, code) => {
    const { answer, requests } = await asked(play, { timeoutMs: 300 })
    expect(answer).toMatchObject({ ok: false, error: { code } })
    expect(JSON.stringify(answer)).not.toMatch(/what was said|Certainly|Well/)
    expect(requests).toHaveLength(1)
  })

  test('an enormous answer is not read to its end', async () => {
    const { answer } = await asked(
      { kind: 'answer', content: 'a'.repeat(3 * 1024 * 1024) },
      { api },
    )
    expect(answer).toMatchObject({ ok: false, error: { code: 'DRAFTER_ANSWER_TOO_LARGE' } })
  })

  test('a redirect is not followed, so nothing reaches another host', async () => {
    const elsewhere = await localServer((_, response) => response.end())
    const headers = { location: `${elsewhere.origin}/v1/chat/completions` }
    const { answer } = await asked({ kind: 'status', status: 307, headers })
    expect(answer).toMatchObject({ ok: false, error: { code: 'DRAFTER_HOST_REFUSED' } })
    expect(elsewhere.requests).toEqual([])
    await elsewhere.close()
  })
})

test('how long a busy service asks to wait is passed on', async () => {
  const headers = { 'retry-after': '7' }
  const { answer } = await askedOf({ kind: 'status', status: 429, headers })
  expect(answer).toMatchObject({ ok: false, error: { retryAfterMs: 7_000 } })
})

test('a service that takes no schema is asked for JSON alone', async () => {
  const { requests } = await askedOf(statements(ONE), { format: 'json_object' })
  const { response_format } = JSON.parse(requests[0]?.body ?? '')
  expect(response_format).toEqual({ type: 'json_object' })
})

test('a service that is not there is told so', async () => {
  const gone = await localServer(() => undefined)
  await gone.close()
  const { answer } = await askedOf(statements(), { url: `${gone.origin}/v1` })
  expect(answer).toMatchObject({ ok: false, error: { code: 'DRAFTER_UNAVAILABLE' } })
})

test('the key is the one among the headers, and no other is looked for', async () => {
  const own = { api: 'anthropic', headers: { 'x-api-key': 'right' } } as const
  const { requests } = await askedOf(statements(ONE), own)
  expect(requests[0]?.headers['x-api-key']).toBe('right')
  const bearer = { api: 'anthropic', headers: { authorization: 'Bearer right' } } as const
  const { requests: others } = await askedOf(statements(ONE), bearer)
  expect(others[0]?.headers).not.toHaveProperty('x-api-key')
  expect(others[0]?.headers.authorization).toBe('Bearer right')
})
