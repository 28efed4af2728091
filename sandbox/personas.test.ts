import { describe, expect, it } from 'vitest'
import { type PersonaId, personas } from './personas.ts'
import { aSite, aToken, fhirClient } from './testing/a-fhir-api.ts'
import { aNote, anAttachment } from './testing/a-note.ts'

const identifier = 'identifier=urn:ietf:rfc:3986|urn:uuid:0f4b'

/** A note each persona accepts. */
const accepted: Readonly<Record<PersonaId, Record<string, unknown>>> = {
  'us-core-9': {},
  millennium: { content: [{ attachment: anAttachment('Well.', 'text/plain;charset=utf-8') }] },
  'epic-like': { content: [{ attachment: anAttachment('Well.', 'text/plain') }] },
  'hold-for-review': {},
  'athena-flow': {
    authenticator: { reference: 'Practitioner/reyes' },
    content: [{ attachment: anAttachment('{\\rtf1 Well.}', 'text/rtf') }],
  },
  medplum: { content: [{ attachment: anAttachment('Well.', 'text/plain;charset=utf-8') }] },
  'read-only': {},
  permissive: { content: [{ attachment: anAttachment('Well.', 'text/x-anything') }] },
}

const answers: Readonly<Record<PersonaId, { status: number; type: string | null; body: string }>> =
  {
    'us-core-9': {
      status: 201,
      type: 'application/fhir+json; charset=utf-8',
      body: 'DocumentReference',
    },
    millennium: { status: 201, type: 'text/html', body: 'none' },
    'epic-like': { status: 201, type: null, body: 'none' },
    'hold-for-review': {
      status: 202,
      type: 'application/fhir+json; charset=utf-8',
      body: 'OperationOutcome',
    },
    'athena-flow': { status: 201, type: null, body: 'none' },
    'read-only': {
      status: 405,
      type: 'application/fhir+json; charset=utf-8',
      body: 'OperationOutcome',
    },
    medplum: {
      status: 201,
      type: 'application/fhir+json; charset=utf-8',
      body: 'DocumentReference',
    },
    permissive: {
      status: 201,
      type: 'application/fhir+json; charset=utf-8',
      body: 'DocumentReference',
    },
  }

const ids = Object.values(personas).map((persona) => persona.id)

describe('the answer to a create', () => {
  it.each(ids)('of %s', async (id) => {
    const site = aSite({ persona: id })
    const reply = await fhirClient(site).post('/DocumentReference', aNote(accepted[id]))
    const { status, type, body } = answers[id]
    expect(reply.status).toBe(status)
    expect(reply.headers.get('Content-Type')).toBe(type)
    expect(reply.json?.resourceType ?? 'none').toBe(body)
    expect(reply.headers.has('Location')).toBe(status === 201)
    expect(site.ledger.since(0)).toHaveLength(status === 201 ? 1 : 0)
  })
})

describe('Millennium', () => {
  const post = async (more: Record<string, unknown>) => {
    const site = aSite({ persona: 'millennium' })
    return fhirClient(site).post('/DocumentReference', aNote({ ...accepted.millennium, ...more }))
  }

  it.each([
    ['a space before the charset', { content: [{ attachment: anAttachment() }] }],
    ['another author', { author: [{ reference: 'Practitioner/reyes' }] }],
    ['no author', { author: undefined }],
    ['an unsigned note', { docStatus: 'preliminary' }],
    ['no end of the period', { context: { period: { start: '2026-11-19T09:00:00-05:00' } } }],
    ['a date without time', { context: { period: { start: '2026-11-19', end: '2026-11-19' } } }],
    [
      'LOINC beside a proprietary code',
      {
        type: {
          coding: [
            { system: 'http://loinc.org', code: '11506-3' },
            { system: 'https://fhir.example/codeSet/72', code: '2820507' },
          ],
        },
      },
    ],
  ])('refuses %s', async (_, more) => {
    expect((await post(more)).status).toBe(422)
  })

  it('drops fields outside its table without a word, the identifier among them', async () => {
    const site = aSite({ persona: 'millennium' })
    const client = fhirClient(site)
    const note = aNote({ ...accepted.millennium, mood: 'sunny' })
    const { headers } = await client.post('/DocumentReference', note)
    const stored = await client.get(
      `/DocumentReference/${headers.get('Location')?.split('/').at(-3)}`,
    )
    expect(stored.json).toMatchObject({ status: 'current' })
    expect(stored.json).not.toHaveProperty('identifier')
    expect(stored.json).not.toHaveProperty('mood')
  })

  it('ignores If-None-Exist, has no identifier search and wants a patient', async () => {
    const site = aSite({ persona: 'millennium' })
    const client = fhirClient(site)
    const headers = { 'If-None-Exist': identifier }
    await client.post('/DocumentReference', aNote(accepted.millennium), headers)
    await client.post('/DocumentReference', aNote(accepted.millennium), headers)
    expect(site.ledger.since(0)).toHaveLength(2)
    expect((await client.get(`/DocumentReference?${identifier}`)).status).toBe(400)
    const found = await client.get(`/DocumentReference?patient=rosa&${identifier}`)
    expect(found.json.total).toBe(2)
    expect(found.json.link[0].url).not.toContain('identifier')
  })

  it.each([
    ['', 400],
    ['_id=note', 200],
    ['_id=note&_revinclude=Provenance:target', 200],
    ['_id=note&patient=rosa', 400],
    ['patient=rosa&date=ge2026-11-19', 400],
    ['patient=rosa&date=ge2026-11-19&date=lt2026-11-20', 200],
    ['patient=rosa&period=ge2026-11-19&period=lt2026-11-20&_lastUpdated=ge2026', 400],
  ])('answers only certain searches: %s is %i', async (query, status) => {
    const client = fhirClient(aSite({ persona: 'millennium' }))
    expect((await client.get(`/DocumentReference?${query}`)).status).toBe(status)
  })

  it('lets nobody update who may not read', async () => {
    const site = aSite({ persona: 'millennium' })
    site.store.update({ ...aNote(accepted.millennium), id: 'note' })
    const client = fhirClient(site, aToken(site, ['user/DocumentReference.u']))
    const note = { ...aNote(accepted.millennium), id: 'note' }
    const reply = await client.put('/DocumentReference/note', note, { 'If-Match': 'W/"1"' })
    expect(reply.status).toBe(403)
  })

  it('updates only with If-Match', async () => {
    const site = aSite({ persona: 'millennium' })
    const client = fhirClient(site)
    site.store.update({ ...aNote(accepted.millennium), id: 'note' })
    const amended = { ...aNote({ ...accepted.millennium, docStatus: 'amended' }), id: 'note' }
    expect((await client.put('/DocumentReference/note', amended)).status).toBe(428)
    const reply = await client.put('/DocumentReference/note', amended, { 'If-Match': 'W/"1"' })
    expect([reply.status, reply.text]).toEqual([200, ''])
  })
})

describe('Epic-like', () => {
  it('files notes only for an encounter', async () => {
    const client = fhirClient(aSite({ persona: 'epic-like' }))
    const note = aNote({ ...accepted['epic-like'], context: {} })
    const reply = await client.post('/DocumentReference', note)
    expect([reply.status, reply.json.issue[0].code]).toEqual([422, 'required'])
  })
})

describe('athenaFlow', () => {
  it('refuses plain text, and a document nobody receives', async () => {
    const client = fhirClient(aSite({ persona: 'athena-flow' }))
    const plain = aNote({ ...accepted['athena-flow'], content: [{ attachment: anAttachment() }] })
    expect((await client.post('/DocumentReference', plain)).status).toBe(422)
    const { authenticator: _, ...unreceived } = aNote(accepted['athena-flow'])
    expect((await client.post('/DocumentReference', unreceived)).status).toBe(422)
  })

  it('refuses RTF that is none', async () => {
    const client = fhirClient(aSite({ persona: 'athena-flow' }))
    const content = [{ attachment: anAttachment('Well.', 'text/rtf') }]
    const reply = await client.post(
      '/DocumentReference',
      aNote({ ...accepted['athena-flow'], content }),
    )
    expect(reply.status).toBe(422)
  })
})

describe('Hold for review', () => {
  it('holds an equal document once, and keeps it out of the chart', async () => {
    const site = aSite({ persona: 'hold-for-review' })
    const client = fhirClient(site)
    const headers = { 'If-None-Exist': identifier }
    expect((await client.post('/DocumentReference', aNote(), headers)).status).toBe(202)
    expect((await client.post('/DocumentReference', aNote(), headers)).status).toBe(202)
    expect(site.held.list()).toHaveLength(1)
    expect((await client.get(`/DocumentReference?${identifier}`)).json.total).toBe(0)
  })
})
