import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { fetchKeys } from './fetch-keys.ts'

const server = createServer((request, response) => {
  response.writeHead(request.url === '/keys' ? 200 : 404).end('{"keys":[]}')
})
await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
// A server that listens has an address.
const { port } = server.address() as AddressInfo
const signal = AbortSignal.timeout(50_000)

afterAll(() => server.close())

test('a name below localhost is this machine, whatever the resolver says', async () => {
  const answer = await fetchKeys(`http://app.localhost:${port}/keys`, { signal })
  expect([answer.status, await answer.json()]).toEqual([200, { keys: [] }])
})

test('an answer that is no success is passed on, a server that is not there is an error', async () => {
  expect((await fetchKeys(`http://app.localhost:${port}/none`, { signal })).status).toBe(404)
  await expect(fetchKeys('http://app.localhost:1/keys', { signal })).rejects.toThrow()
})
