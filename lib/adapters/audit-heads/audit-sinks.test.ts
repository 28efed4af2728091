import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { memorySink } from '#lib/testing/audit/memory-sink.ts'
import { auditSinkContract } from '#lib/testing/contracts/audit-sink-contract.ts'
import { type Answer, localServer } from '#lib/testing/http/local-server.ts'
import { fileSink } from './file-sink.ts'
import { httpSink } from './http-sink.ts'

/** An object store that never overwrites, as far as the sink uses one. */
function objectStore(): { answer: Answer; objects: Map<string, string> } {
  const objects = new Map<string, string>()
  const answer: Answer = ({ method, url, headers, body }, response) => {
    if (headers.authorization !== 'Bearer right') return void response.writeHead(403).end()
    if (method === 'GET') {
      const text = objects.get(url)
      return void response.writeHead(text === undefined ? 404 : 200).end(text)
    }
    const isNew = !objects.has(url)
    if (headers['if-none-match'] !== '*') return void response.writeHead(400).end()
    if (isNew) objects.set(url, body)
    response.writeHead(isNew ? 201 : 412).end()
  }
  return { answer, objects }
}

const headers = { authorization: 'Bearer right' }

describe('in memory:', () => {
  auditSinkContract(async () => {
    const sink = memorySink()
    return { sink, again: () => sink, breakDown: sink.breakDown, close: () => undefined }
  })
})

describe('in a file:', () => {
  auditSinkContract(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chartside-heads-'))
    const place = join(folder, 'heads')
    return {
      sink: fileSink(place),
      again: () => fileSink(place),
      breakDown: () => writeFileSync(place, 'no folder'),
      close: () => rmSync(folder, { recursive: true }),
    }
  })
})

describe('in an object store:', () => {
  auditSinkContract(async () => {
    const server = await localServer(objectStore().answer)
    const open = () => httpSink(`${server.origin}/heads/`, headers)
    return { sink: open(), again: open, breakDown: server.close, close: server.close }
  })
})

test('a line that a crash cut short does not take the next one with it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chartside-heads-'))
  const head = (number: number) => ({ tenant: 'a', number, note: `note ${number}` })
  await fileSink(folder).keep(head(1))
  appendFileSync(join(folder, 'audit-heads.ndjson'), '{"tenant":"a","num')
  await fileSink(folder).keep(head(2))
  const found: unknown[] = []
  for await (const one of fileSink(folder).heads()) found.push(one)
  expect(found).toEqual([1, 2].map((number) => ({ ok: true, value: head(number) })))
  expect(statSync(join(folder, 'audit-heads.ndjson')).mode & 0o077).toBe(0)
  rmSync(folder, { recursive: true })
})

test('a store at which somebody else writes the same object is asked again, and no alarm is raised', async () => {
  const { answer, objects } = objectStore()
  let isBusy = true
  const server = await localServer((request, response) => {
    const isHead = request.method === 'PUT' && request.url.endsWith('/a/1')
    if (!(isBusy && isHead)) return answer(request, response)
    isBusy = false
    response.writeHead(409).end()
  })
  const sink = httpSink(server.origin, headers)
  const head = { tenant: 'a', number: 1, note: 'note 1' }
  expect(await sink.keep(head)).toMatchObject({ error: { code: 'AUDIT_SINK_UNAVAILABLE' } })
  expect(await sink.keep(head)).toEqual({ ok: true, value: undefined })
  expect(objects.has('/a/1')).toBe(true)
  await server.close()
})

test('a store that does not let us in is no store that holds nothing', async () => {
  const server = await localServer(objectStore().answer)
  const sink = httpSink(server.origin, { authorization: 'Bearer wrong' })
  for await (const head of sink.heads()) {
    expect(head).toMatchObject({ ok: false, error: { reason: 'status 403' } })
  }
  expect(server.requests).toHaveLength(1)
  await server.close()
})
