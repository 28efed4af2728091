import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { type Answer, json, type LocalServer, localServer } from '#lib/testing/http/local-server.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { type GuardedRequest, guardedFetch } from './guarded-fetch.ts'

const servers: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function serve(answer: Answer): Promise<LocalServer> {
  const server = await localServer(answer)
  servers.push(server)
  return server
}

const ask = (url: string, more: Partial<GuardedRequest> = {}): GuardedRequest => ({
  method: 'GET',
  url,
  headers: { authorization: 'Bearer secret' },
  timeoutMs: 50_000, // a busy machine, or a resolver that nobody answers, must not fail a test
  maxBytes: 100_000,
  ...more,
})

const post = { method: 'POST', body: '{"a":"ä"}' } as const

describe('a guarded request', () => {
  test('brings status, headers and text', async () => {
    const server = await serve(json({ name: 'Zoë' }, 201, { etag: 'W/"1"' }))
    const answer = unwrap(await guardedFetch([server.origin])(ask(`${server.origin}/x`, post)))
    expect(answer.status).toBe(201)
    expect(answer.header('ETag')).toBe('W/"1"')
    expect(answer.header('location')).toBeUndefined()
    expect(answer.text).toBe('{"name":"Zoë"}')
    expect(server.requests).toMatchObject([
      { method: 'POST', url: '/x', body: '{"a":"ä"}', headers: { authorization: 'Bearer secret' } },
    ])
  })

  test('reads a text that begins with a byte order mark', async () => {
    const server = await serve((_request, response) => response.end('\uFEFF{"a":1}'))
    expect(unwrap(await guardedFetch([server.origin])(ask(server.origin))).text).toBe('{"a":1}')
  })

  test.each([
    ['whole', 0],
    ['without its last eight bytes, as some servers send it', 8],
  ])('asks for gzip and reads it, %s', async (_what, missing) => {
    const zipped = gzipSync('{"name":"Zoë"}')
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'GZIP' })
      response.end(zipped.subarray(0, zipped.length - missing))
    })
    const answer = unwrap(await guardedFetch([server.origin])(ask(server.origin)))
    expect(answer.text).toBe('{"name":"Zoë"}')
    expect(server.requests).toMatchObject([{ headers: { 'accept-encoding': 'gzip' } }])
  })

  test('reads nothing as nothing, whatever it is said to be', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end()
    })
    expect(unwrap(await guardedFetch([server.origin])(ask(server.origin))).text).toBe('')
  })

  test('RFC 6761 reaches names below localhost on this machine', async () => {
    const server = await serve(json({}))
    const url = `http://ehr.localhost:${server.port}`
    expect(unwrap(await guardedFetch([url])(ask(url))).status).toBe(200)
  })
})

describe('A13 a guarded request goes nowhere else', () => {
  test.each([
    ['another port', (origin: string) => `${origin.slice(0, -1)}`],
    ['another scheme', (origin: string) => origin.replace('http:', 'https:')],
    ['another name of this machine', (origin: string) => origin.replace('127.0.0.1', 'localhost')],
    ['a user in front', (origin: string) => origin.replace('//', '//127.0.0.1@evil.example:')],
    ['a host that begins alike', (origin: string) => `${origin}.evil.example/`],
    ['no URL at all', () => 'not a url'],
  ])('not to %s', async (_what, change) => {
    const server = await serve(json({}))
    const answer = await guardedFetch([server.origin])(ask(change(server.origin)))
    expect(answer).toEqual({ ok: false, error: { code: 'FHIR_HOST_REFUSED', neverSent: true } })
    expect(server.requests).toEqual([])
  })

  test.each([301, 302, 303, 307, 308])('N14 not where a %d points', async (status) => {
    const trap = await serve(json({}))
    const server = await serve(json({}, status, { location: trap.origin }))
    const both = guardedFetch([server.origin, trap.origin])
    const answer = unwrap(await both(ask(server.origin, post)))
    expect(answer.status).toBe(status)
    expect(trap.requests).toEqual([])
    expect(server.requests).toHaveLength(1)
  })
})

describe('a guarded request ends in time', () => {
  async function timeOut(answer: Answer) {
    const server = await serve(answer)
    const result = await guardedFetch([server.origin])(ask(server.origin, { timeoutMs: 150 }))
    expect(result).toEqual({ ok: false, error: { code: 'FHIR_TIMEOUT', neverSent: false } })
  }

  test('F4 though the server says nothing', () => timeOut(() => undefined))

  test('F4 though it sends headers and then nothing', () =>
    timeOut((_request, response) => response.writeHead(200).flushHeaders()))

  test('F4 though it sends a byte now and then for ever', () =>
    timeOut((_request, response) => {
      const trickle = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(trickle))
    }))
})

describe('S35 a guarded request fills no memory', () => {
  const tooLarge = {
    ok: false,
    error: { code: 'FHIR_RESPONSE_TOO_LARGE', neverSent: false },
  }

  test('with a body of any size', async () => {
    const server = await serve((_request, response) => {
      const pouring = setInterval(() => response.write('x'.repeat(20_000)), 1)
      response.on('close', () => clearInterval(pouring))
    })
    expect(await guardedFetch([server.origin])(ask(server.origin))).toEqual(tooLarge)
  })

  test('with a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(30_000_000))
    expect(bomb.length).toBeLessThan(100_000)
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    })
    expect(await guardedFetch([server.origin])(ask(server.origin))).toEqual(tooLarge)
  })

  test('and reads a body of exactly the size that is allowed', async () => {
    const server = await serve((_request, response) => response.end('x'.repeat(100_000)))
    const answer = unwrap(await guardedFetch([server.origin])(ask(server.origin)))
    expect(answer.text).toHaveLength(100_000)
  })
})

describe('a guarded request that fails', () => {
  test('before a byte left says so', async () => {
    const server = await localServer(json({}))
    await server.close()
    const answer = await guardedFetch([server.origin])(ask(server.origin, post))
    expect(answer).toEqual({
      ok: false,
      error: { code: 'FHIR_UNREACHABLE', reason: 'ECONNREFUSED', neverSent: true },
    })
  })

  test('at a name that does not exist was never sent', async () => {
    const url = 'http://nowhere.invalid'
    expect(await guardedFetch([url])(ask(url, post))).toMatchObject({
      error: { code: 'FHIR_UNREACHABLE', neverSent: true },
    })
  })

  test('F3 after the server read it may have been done, and is not sent again', async () => {
    const server = await serve((_request, response) => response.socket?.resetAndDestroy())
    const answer = await guardedFetch([server.origin])(ask(server.origin, post))
    expect(answer).toMatchObject({ error: { code: 'FHIR_UNREACHABLE', neverSent: false } })
    expect(server.requests).toHaveLength(1)
  })

  test('in the middle of its answer may have been done', async () => {
    const server = await serve((_request, response) => {
      response.writeHead(201, { 'content-length': '100' }).write('{"resourceType"')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await guardedFetch([server.origin])(ask(server.origin, post))).toMatchObject({
      error: { code: 'FHIR_UNREACHABLE', neverSent: false },
    })
    expect(server.requests).toHaveLength(1)
  })

  test.each([
    ['that is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['with a header that lies about its length', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nab'],
    [
      'with a body that is not gzip',
      'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\nab',
    ],
  ])('on an answer %s may have been done', async (_what, bytes) => {
    const raw = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(bytes))
    })
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve))
    servers.push({ close: () => new Promise((resolve) => raw.close(() => resolve())) })
    const address = raw.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    expect(await guardedFetch([url])(ask(url, post))).toMatchObject({
      error: { code: 'FHIR_UNREACHABLE', neverSent: false },
    })
  })

  test('names no header and no body in its reason', async () => {
    const server = await serve((_request, response) => response.socket?.resetAndDestroy())
    const answer = await guardedFetch([server.origin])(
      ask(server.origin, { ...post, body: 'canary' }),
    )
    expect(JSON.stringify(answer)).not.toMatch(/canary|secret/)
  })
})

test('a write never rides on a connection that was used before', async () => {
  const ports = new Set<number | undefined>()
  const server = await serve((_request, response) => {
    ports.add(response.socket?.remotePort)
    response.end('{}')
  })
  const fetch = guardedFetch([server.origin])
  for (let turn = 0; turn < 3; turn += 1) unwrap(await fetch(ask(server.origin, post)))
  expect(ports.size).toBe(3)
})
