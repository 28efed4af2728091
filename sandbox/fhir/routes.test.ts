import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { describe, expect, it } from 'vitest'
import { aSite, aToken, fhirClient, fhirServer, generousScopes } from '../testing/a-fhir-api.ts'
import { aNote, anAttachment } from '../testing/a-note.ts'
import { observation } from '../testing/small-chart.ts'

const entryIds = (bundle: { entry?: { resource: { id: string } }[] }) =>
  (bundle.entry ?? []).map((entry) => entry.resource.id)

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

describe('search', () => {
  it('links to itself with what it understood, and to the next page', async () => {
    const client = fhirClient(aSite())
    const { json } = await client.get('/Observation?patient=rosa&colour=red&_count=1')
    expect(json).toMatchObject({ type: 'searchset', total: 2 })
    const [self, next] = json.link
    expect(self).toEqual({
      relation: 'self',
      url: 'http://ehr.localhost:4000/greyfield/fhir/Observation?patient=rosa&_count=1',
    })
    const second = await client.get(next.url.replace(/^.*\/fhir/, ''))
    expect([...entryIds(json), ...entryIds(second.json)]).toEqual(['lab-rosa', 'vital-rosa'])
    expect(second.json.link).toHaveLength(1)
  })

  it('keeps its pages together while results arrive', async () => {
    const site = aSite()
    const client = fhirClient(site)
    const first = await client.get('/Observation?patient=rosa&_sort=-date&_count=1')
    site.store.update(observation('newer', 'rosa', 'laboratory', '2026-11-19T11:00:00-05:00'))
    const next = first.json.link[1].url.replace(/^.*\/fhir/, '')
    expect(entryIds((await client.get(next)).json)).toEqual(['lab-rosa'])
  })

  it('takes its parameters from a form as well', async () => {
    const client = fhirClient(aSite())
    const reply = await client.send(
      'POST',
      '/Observation/_search?patient=rosa',
      'category=laboratory',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
    )
    expect(entryIds(reply.json)).toEqual(['lab-rosa'])
  })

  it('includes what the matches point at, and what points at them', async () => {
    const site = aSite()
    const client = fhirClient(site)
    const orders = await client.get(
      '/MedicationRequest?patient=rosa&_include=MedicationRequest:medication',
    )
    expect(orders.json.total).toBe(1)
    expect(orders.json.entry.map((entry: { search: object }) => entry.search)).toEqual([
      { mode: 'match' },
      { mode: 'include' },
    ])
    site.store.update({
      resourceType: 'Provenance',
      id: 'seal',
      target: [{ reference: 'Observation/lab-rosa' }],
    })
    const labs = await client.get('/Observation?_id=lab-rosa&_revinclude=Provenance:target')
    expect(entryIds(labs.json)).toEqual(['lab-rosa', 'seal'])
    const visits = await client.get('/Encounter?patient=rosa&_include=Encounter:practitioner')
    expect(entryIds(visits.json)).toEqual(['visit-rosa', 'okafor'])
  })

  it('gives only the elements asked for, and says so', async () => {
    const { json } = await fhirClient(aSite()).get('/Observation?_id=lab-rosa&_elements=status')
    const { resource } = json.entry[0]
    expect(Object.keys(resource).toSorted()).toEqual(['id', 'meta', 'resourceType', 'status'])
    expect(resource.meta.tag).toMatchObject([{ code: 'SUBSETTED' }])
  })

  it('counts on request, and leaves the count out on request', async () => {
    const client = fhirClient(aSite())
    const count = await client.get('/Observation?patient=rosa&_summary=count')
    expect([count.json.total, count.json.entry]).toEqual([2, undefined])
    expect((await client.get('/Observation?patient=rosa&_total=none')).json).not.toHaveProperty(
      'total',
    )
  })

  it('gives no larger page than the site’s settings allow', async () => {
    const site = aSite()
    site.changeSettings({ ...site.settings, pageSizeCap: 1 })
    const { json } = await fhirClient(site).get('/Observation?_count=50')
    expect(json.entry).toHaveLength(1)
  })
})

describe('create', () => {
  it('answers 201 with id and version, and writes the ledger', async () => {
    const site = aSite()
    const reply = await fhirClient(site).post('/DocumentReference', aNote(), {
      'X-Request-Id': 'r-7',
    })
    expect(reply.status).toBe(201)
    expect(reply.headers.get('Location')).toBe(
      `${site.fhirBase}/DocumentReference/${reply.json.id}/_history/1`,
    )
    expect(reply.headers.get('ETag')).toBe('W/"1"')
    expect(site.ledger.since(0)).toMatchObject([
      {
        interaction: 'create',
        id: reply.json.id,
        version: 1,
        patientIds: ['rosa'],
        encounterIds: ['visit-rosa'],
        identifiers: ['urn:ietf:rfc:3986|urn:uuid:0f4b'],
        contentSha256: [expect.stringMatching(/^[0-9a-f]{64}$/)],
        writer: { by: 'app', clientId: 'chartside', practitionerId: 'okafor', requestId: 'r-7' },
      },
    ])
  })

  it('gives back what the caller prefers', async () => {
    const client = fhirClient(aSite())
    const minimal = await client.post('/DocumentReference', aNote(), { Prefer: 'return=minimal' })
    expect([minimal.status, minimal.text]).toEqual([201, ''])
    const outcome = await client.post('/DocumentReference', aNote(), {
      Prefer: 'return=OperationOutcome',
    })
    expect(outcome.json.resourceType).toBe('OperationOutcome')
  })

  it('creates one resource from many equal conditional creates in parallel', async () => {
    const site = aSite()
    const client = fhirClient(site)
    const condition = { 'If-None-Exist': 'identifier=urn:ietf:rfc:3986|urn:uuid:0f4b' }
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => client.post('/DocumentReference', aNote(), condition)),
    )
    expect(replies.map((reply) => reply.status).toSorted()).toEqual([...Array(19).fill(200), 201])
    expect(new Set(replies.map((reply) => reply.json.id)).size).toBe(1)
    expect(site.ledger.since(0)).toHaveLength(1)
  })

  it('refuses a conditional create that several resources meet', async () => {
    const client = fhirClient(aSite())
    await client.post('/DocumentReference', aNote())
    await client.post('/DocumentReference', aNote())
    const condition = { 'If-None-Exist': 'identifier=urn:ietf:rfc:3986|urn:uuid:0f4b' }
    const reply = await client.post('/DocumentReference', aNote(), condition)
    expect([reply.status, reply.json.issue[0].code]).toEqual([412, 'multiple-matches'])
  })

  it.each(['colour=red', '', 'identifier='])('refuses the condition "%s"', async (condition) => {
    const client = fhirClient(aSite())
    const reply = await client.post('/DocumentReference', aNote(), { 'If-None-Exist': condition })
    expect(reply.status).toBe(400)
  })
})

describe('update', () => {
  it('takes a new version, and refuses one made from an old version', async () => {
    const client = fhirClient(aSite())
    const { json: note } = await client.post('/DocumentReference', aNote())
    const path = `/DocumentReference/${note.id}`
    const amended = { ...aNote({ docStatus: 'amended' }), id: note.id }
    const second = await client.put(path, amended, { 'If-Match': 'W/"1"' })
    expect([second.status, second.headers.get('ETag')]).toEqual([200, 'W/"2"'])
    expect((await client.put(path, amended, { 'If-Match': 'W/"1"' })).status).toBe(412)
    expect((await client.put(path, amended, { 'If-Match': 'two' })).status).toBe(400)
  })

  it('retracts a document by id, status and subject, and keeps the rest', async () => {
    const client = fhirClient(aSite())
    const { json: note } = await client.post('/DocumentReference', aNote())
    const retraction = {
      resourceType: 'DocumentReference',
      id: note.id,
      status: 'entered-in-error',
      subject: { reference: 'Patient/rosa' },
    }
    const reply = await client.put(`/DocumentReference/${note.id}`, retraction)
    expect(reply.json).toMatchObject({ status: 'entered-in-error', content: note.content })
    const elsewhere = { ...retraction, subject: { reference: 'Patient/lena' } }
    expect((await client.put(`/DocumentReference/${note.id}`, elsewhere)).status).toBe(422)
  })

  it('does not move a document to another patient', async () => {
    const client = fhirClient(aSite())
    const { json: note } = await client.post('/DocumentReference', aNote())
    const moved = {
      ...aNote({
        subject: { reference: 'Patient/lena' },
        context: { encounter: [{ reference: 'Encounter/visit-lena' }] },
      }),
      id: note.id,
    }
    const reply = await client.put(`/DocumentReference/${note.id}`, moved)
    expect(reply.status).toBe(422)
    expect(reply.json.issue[0].expression).toEqual(['DocumentReference.subject'])
  })

  it('creates by update only where the vendor does', async () => {
    const note = { ...aNote(), id: 'mine' }
    const strict = await fhirClient(aSite()).put('/DocumentReference/mine', note)
    expect(strict.status).toBe(405)
    const permissive = await fhirClient(aSite({ persona: 'permissive' })).put(
      '/DocumentReference/mine',
      note,
    )
    expect([permissive.status, permissive.json.id]).toEqual([201, 'mine'])
  })
})

describe('Patient/$everything', () => {
  it('gathers the chart of one patient and nothing of another', async () => {
    const { json } = await fhirClient(aSite()).get('/Patient/rosa/$everything')
    expect(entryIds(json)).toEqual([
      'rosa',
      'visit-rosa',
      'lab-rosa',
      'vital-rosa',
      'order-rosa',
      'okafor',
      'tablet',
    ])
  })

  it('goes page by page, and by type', async () => {
    const client = fhirClient(aSite())
    const first = await client.get('/Patient/rosa/$everything?_type=Observation&_count=1')
    const next = first.json.link[1].url.replace(/^.*\/fhir/, '')
    const second = await client.get(next)
    expect([...entryIds(first.json), ...entryIds(second.json)]).toEqual(['lab-rosa', 'vital-rosa'])
    expect(second.json.link).toHaveLength(1)
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
