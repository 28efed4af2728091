import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { err, ok } from '#lib/kernel/result.ts'
import { somePcm } from '#lib/testing/capture/a-recording.ts'
import { sendChunk } from './send-chunk.ts'

const page = { launchId: 'greyfield.AAAAAAAAAAAAAAAAAAAAAA', token: 'page-token' }
const chunk = { seq: 7, pcm: somePcm(3) }

type Asked = { readonly path: string; readonly init: RequestInit }

function answering(answer: () => Response | Promise<Response>): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, init })
    return answer()
  })
  return asked
}

afterEach(() => {
  vi.unstubAllGlobals()
})

const problem =
  (status: number, code: string, headers = {}) =>
  () =>
    Response.json({ status, code }, { status, headers })

describe('a piece of sound on its way', () => {
  test('goes to its place with its digest and the token of the page', async () => {
    const asked = answering(() => new Response(null, { status: 204 }))
    expect(await sendChunk(page, 'r1', chunk)).toEqual(ok(undefined))
    const sha256 = createHash('sha256').update(chunk.pcm).digest('base64')
    expect(asked).toMatchObject([
      {
        path: `/l/${page.launchId}/recordings/r1/chunks/7`,
        init: {
          method: 'PUT',
          body: chunk.pcm,
          headers: {
            'chartside-page-token': 'page-token',
            'content-digest': `sha-256=:${sha256}:`,
          },
        },
      },
    ])
  })

  test('is refused by the server’s own code, with how long to wait', async () => {
    answering(problem(403, 'CONSENT_MISSING'))
    expect(await sendChunk(page, 'r1', chunk)).toEqual(err({ code: 'CONSENT_MISSING' }))
    answering(problem(429, 'RATE_LIMITED', { 'retry-after': '12' }))
    const limited = err({ code: 'RATE_LIMITED', retryAfterMs: 12_000 })
    expect(await sendChunk(page, 'r1', chunk)).toEqual(limited)
  })

  test.each([
    ['no answer', () => Promise.reject(new TypeError('fetch failed'))],
    ['a gateway’s page', () => new Response('<html>', { status: 502 })],
    ['a gateway’s own code', problem(503, 'toString')],
    ['an answer of another kind', () => Response.json(null, { status: 504 })],
  ])('is sent again after %s', async (_what, answer) => {
    answering(answer)
    expect(await sendChunk(page, 'r1', chunk)).toEqual(err({ code: 'SERVER_UNREACHABLE' }))
  })

  test('is not sent again after a refusal that nobody knows', async () => {
    answering(() => new Response('no', { status: 400 }))
    expect(await sendChunk(page, 'r1', chunk)).toEqual(err({ code: 'UNEXPECTED' }))
  })
})
