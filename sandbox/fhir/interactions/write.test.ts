import { describe, expect, it } from 'vitest'
import { aSite, fhirClient } from '../../testing/a-fhir-api.ts'
import { aNote } from '../../testing/a-note.ts'

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

describe('relatesTo', () => {
  const related = (code: string, id: string) => ({
    relatesTo: [{ code, target: { reference: `DocumentReference/${id}` } }],
  })

  it('replaces: the older document is superseded, stays readable, and keeps its text', async () => {
    const site = aSite()
    const client = fhirClient(site)
    const first = (await client.post('/DocumentReference', aNote())).json.id
    const later = await client.post('/DocumentReference', aNote(related('replaces', first)))
    expect(later.json.relatesTo).toEqual(related('replaces', first).relatesTo)
    const replaced = await client.get(`/DocumentReference/${first}`)
    expect(replaced.json).toMatchObject({ status: 'superseded', meta: { versionId: '2' } })
    expect(replaced.json.content).toEqual(later.json.content)
    expect(site.ledger.since(0).map(({ writer }) => writer.by)).toEqual(['app', 'app', 'ehr'])
  })

  it('appends: both stay current', async () => {
    const client = fhirClient(aSite())
    const first = (await client.post('/DocumentReference', aNote())).json.id
    await client.post('/DocumentReference', aNote(related('appends', first)))
    expect((await client.get(`/DocumentReference/${first}`)).json.status).toBe('current')
  })
})
