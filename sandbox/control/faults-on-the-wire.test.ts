import type { AddressInfo, Server } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { afterEach, describe, expect, it } from 'vitest'
import { aSite, aToken, fhirServer, generousScopes } from '../testing/a-fhir-api.ts'
import { aNote } from '../testing/a-note.ts'
import { type FaultKind, faultSchema } from './faults.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** A site behind a real socket, with one fault armed. */
async function listening(kind: FaultKind, more: object = {}) {
  const site = aSite()
  site.faults.arm(faultSchema.parse({ kind, ...more }))
  const server = createAdaptorServer({ fetch: fhirServer(site).fetch })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server's address is an object.
  const { port } = server.address() as AddressInfo
  const headers = {
    Authorization: `Bearer ${aToken(site, generousScopes)}`,
    'Content-Type': 'application/fhir+json',
  }
  const url = `http://127.0.0.1:${port}/greyfield/fhir`
  return {
    site,
    read: (signal?: AbortSignal) =>
      fetch(`${url}/Patient/rosa`, { headers, ...(signal ? { signal } : {}) }),
    file: () =>
      fetch(`${url}/DocumentReference`, { method: 'POST', headers, body: JSON.stringify(aNote()) }),
  }
}

describe('over a real connection', () => {
  it('drop-before-commit closes it, and nothing is in the ledger', async () => {
    const { site, file } = await listening('drop-before-commit')
    await expect(file()).rejects.toThrow('fetch failed')
    expect(site.ledger.since(0)).toEqual([])
    expect(site.requests.since(0)).toMatchObject([{ status: 0 }])
    expect((await file()).status).toBe(201)
  })

  it('drop-after-commit closes it, and the document is in the ledger', async () => {
    const { site, file } = await listening('drop-after-commit')
    await expect(file()).rejects.toThrow('fetch failed')
    expect(site.ledger.since(0)).toHaveLength(1)
    expect(site.requests.since(0)).toMatchObject([{ status: 0, faults: ['drop-after-commit'] }])
  })

  it('broken-body closes it in the middle', async () => {
    const { read } = await listening('broken-body')
    const response = await read()
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
  })

  it('slow-body gives the whole body, bit by bit', async () => {
    const { read } = await listening('slow-body', { bytesPerSecond: 4000 })
    const start = performance.now()
    const response = await read()
    const headersAfter = performance.now() - start
    await expect(response.json()).resolves.toMatchObject({ id: 'rosa' })
    expect(performance.now() - start).toBeGreaterThan(headersAfter + 50)
  })

  it('stalled-body gives headers and then nothing, endless-body never ends', async () => {
    for (const kind of ['stalled-body', 'endless-body'] as const) {
      const { read } = await listening(kind)
      const patience = new AbortController()
      const response = await read(patience.signal)
      expect(response.status).toBe(200)
      setTimeout(() => patience.abort(), 100)
      await expect(response.text()).rejects.toThrow(/abort/i)
    }
  })
})
