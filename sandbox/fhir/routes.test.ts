import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { describe, expect, it } from 'vitest'
import { aSite, aToken, fhirClient, fhirServer, generousScopes } from '../testing/a-fhir-api.ts'
import { aNote, anAttachment } from '../testing/a-note.ts'

describe('read', () => {
  it('gives the resource with its version in ETag and Last-Modified', async () => {
    const reply = await fhirClient(aSite()).get('/Patient/rosa')
    expect(reply.status).toBe(200)
    expect(reply.headers.get('Content-Type')).toBe('application/fhir+json; charset=utf-8')
    expect(reply.headers.get('ETag')).toBe('W/"1"')
    expect(reply.headers.get('Last-Modified')).toBe('Thu, 19 Nov 2026 17:00:00 GMT')
    expect(reply.json).toMatchObject({ id: 'rosa', meta: { versionId: '1' } })
    expect(reply.json.meta.security).toMatchObject([{ code: 'HTEST' }])
  })

  it('answers 304 to somebody who has this version', async () => {
    const reply = await fhirClient(aSite()).get('/Patient/rosa', { 'If-None-Match': 'W/"1"' })
    expect([reply.status, reply.text]).toEqual([304, ''])
  })

  it('answers 410 after a deletion, and still gives the version before it', async () => {
    const site = aSite()
    site.store.remove('Observation', 'lab-rosa')
    const client = fhirClient(site)
    expect((await client.get('/Observation/lab-rosa')).status).toBe(410)
    expect((await client.get('/Observation/lab-rosa/_history/1')).status).toBe(200)
    expect((await client.get('/Observation/lab-rosa/_history/2')).status).toBe(410)
    const { json } = await client.get('/Observation/lab-rosa/_history')
    expect(json.entry.map((entry: { request: object }) => entry.request)).toEqual([
      { method: 'DELETE', url: 'Observation/lab-rosa' },
      { method: 'POST', url: 'Observation' },
    ])
  })

  it('repeats the request id of the caller, or makes one', async () => {
    const client = fhirClient(aSite())
    const named = await client.get('/Patient/rosa', { 'X-Request-Id': 'r-1' })
    expect(named.headers.get('X-Request-Id')).toBe('r-1')
    const unnamed = await client.get('/Patient/rosa')
    expect(unnamed.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('every error is an OperationOutcome', () => {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const note = JSON.stringify(aNote())
  it.each([
    ['GET', '/Patient/nobody', 404, undefined, {}],
    ['GET', '/Patient/rosa/_history/9', 404, undefined, {}],
    ['GET', '/Patient/rosa/_history/x', 400, undefined, {}],
    ['GET', '/Starship', 404, undefined, {}],
    ['GET', '/', 404, undefined, {}],
    ['GET', '/a/b/c/d/e', 404, undefined, {}],
    ['DELETE', '/Patient/rosa', 405, undefined, {}],
    ['PATCH', '/Patient/rosa', 405, '{}', {}],
    ['POST', '/Observation', 405, '{"resourceType":"Observation"}', {}],
    ['PUT', '/Patient/rosa', 405, '{"resourceType":"Patient","id":"rosa"}', {}],
    ['GET', '/Patient/rosa', 406, undefined, { Accept: 'application/fhir+xml' }],
    ['GET', '/Patient/rosa?_format=xml', 406, undefined, {}],
    ['POST', '/DocumentReference', 415, note, { 'Content-Type': 'text/plain' }],
    ['POST', '/DocumentReference', 400, '{"resourceType":', {}],
    ['POST', '/DocumentReference', 400, '[]', {}],
    ['POST', '/DocumentReference', 400, '{"resourceType":"Patient"}', {}],
    ['POST', '/DocumentReference', 422, '{"resourceType":"DocumentReference"}', {}],
    ['POST', '/Observation/_search', 415, 'patient=rosa', { 'Content-Type': 'text/plain' }],
    ['POST', '/Observation/_search', 400, 'date=never', form],
    ['GET', '/Observation?_page=1', 400, undefined, {}],
    ['GET', '/Observation?_count=many', 400, undefined, {}],
    ['GET', '/Observation?colour=red', 400, undefined, { Prefer: 'handling=strict' }],
  ])('%s %s: %i', async (method, path, status, body, headers) => {
    const reply = await fhirClient(aSite()).send(method, path, body, headers)
    expect(reply.status).toBe(status)
    expect(reply.headers.get('Content-Type')).toBe('application/fhir+json; charset=utf-8')
    expect(reply.json.resourceType).toBe('OperationOutcome')
    expect(reply.json.issue[0]).toMatchObject({
      severity: 'error',
      diagnostics: expect.any(String),
    })
    expect(reply.headers.has('Allow')).toBe(status === 405)
  })
})

describe('Binary', () => {
  it('gives the bytes, or the resource to those who accept FHIR', async () => {
    const site = aSite({ persona: 'millennium' })
    site.store.update({ ...aNote(), id: 'note' })
    const client = fhirClient(site)
    const { json: note } = await client.get('/DocumentReference/note')
    const { url, data } = note.content[0].attachment
    expect([url, data]).toEqual([`${site.fhirBase}/Binary/note-0`, undefined])
    const raw = await client.get('/Binary/note-0', { Accept: 'text/plain' })
    expect(raw.text).toBe('SUBJECTIVE\nFeels well.\n')
    expect(raw.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
    const resource = await client.get('/Binary/note-0', { Accept: 'application/fhir+json' })
    expect(resource.json).toMatchObject({ resourceType: 'Binary', data: anAttachment().data })
    expect((await client.get('/Binary/note-1')).status).toBe(404)
  })
})

describe('metadata', () => {
  it('is open to all and lists what the table has', async () => {
    const { status, json } = await fhirClient(aSite(), '').get('/metadata')
    expect(status).toBe(200)
    const [{ resource: types }] = json.rest
    const documents = types.find(({ type }: { type: string }) => type === 'DocumentReference')
    expect(documents).toMatchObject({ conditionalCreate: true, versioning: 'versioned' })
    expect(documents.searchParam).toContainEqual({ name: 'identifier', type: 'token' })
  })

  it('leaves out what the vendor lacks', async () => {
    const { json } = await fhirClient(aSite({ persona: 'millennium' }), '').get('/metadata')
    const documents = json.rest[0].resource.find(
      ({ type }: { type: string }) => type === 'DocumentReference',
    )
    expect(documents).toMatchObject({ conditionalCreate: false, versioning: 'versioned-update' })
    expect(documents.searchParam).not.toContainEqual({ name: 'identifier', type: 'token' })
  })
})

describe('compression', () => {
  it('leaves room for gzip', async () => {
    const site = aSite()
    const app = new Hono().use(compress()).route('/', fhirServer(site))
    const response = await app.request('/greyfield/fhir/Observation', {
      headers: {
        Authorization: `Bearer ${aToken(site, generousScopes)}`,
        'Accept-Encoding': 'gzip',
      },
    })
    expect(response.headers.get('Content-Encoding')).toBe('gzip')
    const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString()
    expect(JSON.parse(text).resourceType).toBe('Bundle')
  })
})
