import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aSite, fhirClient } from '../../testing/a-fhir-api.ts'
import { aNote, anAttachment } from '../../testing/a-note.ts'
import { withoutElement } from '../../testing/without-element.ts'

const attached = (more: Record<string, unknown>) => ({
  content: [{ attachment: { ...anAttachment(), ...more } }],
})

const refused: readonly [why: string, change: Record<string, unknown>, path: string][] = [
  ['an unknown element', { mood: 'sunny' }, 'DocumentReference'],
  [
    'an unknown element deep inside',
    attached({ colour: 'red' }),
    'DocumentReference.content[0].attachment',
  ],
  ['a modifierExtension', { modifierExtension: [{ url: 'urn:x' }] }, 'DocumentReference'],
  ['an unknown status', { status: 'final' }, 'DocumentReference.status'],
  ['a new document that is retracted', { status: 'entered-in-error' }, 'DocumentReference.status'],
  ['no category', { category: undefined }, 'DocumentReference.category'],
  ['a type without LOINC', { type: { text: 'Progress note' } }, 'DocumentReference.type'],
  [
    'a malformed LOINC code',
    { type: { coding: [{ system: 'http://loinc.org', code: 'progress' }] } },
    'DocumentReference.type',
  ],
  ['a date without time', { date: '2026-11-19' }, 'DocumentReference.date'],
  ['an instant without offset', { date: '2026-11-19T14:20:00' }, 'DocumentReference.date'],
  [
    'a period that ends before it starts',
    { context: { period: { start: '2026-11-19', end: '2026-11-18' } } },
    'DocumentReference.context.period',
  ],
  [
    'no contentType',
    attached({ contentType: undefined }),
    'DocumentReference.content[0].attachment',
  ],
  [
    'text without charset',
    attached({ contentType: 'text/plain' }),
    'DocumentReference.content[0].attachment',
  ],
  [
    'an unsupported contentType',
    attached({ contentType: 'image/png' }),
    'DocumentReference.content[0].attachment',
  ],
  [
    'neither data nor url (us-core-6)',
    attached({ data: undefined }),
    'DocumentReference.content[0].attachment',
  ],
  [
    'data that is not base64',
    attached({ data: 'not base64!' }),
    'DocumentReference.content[0].attachment.data',
  ],
  [
    'data that is not UTF-8',
    attached({ data: '/////w==', size: undefined, hash: undefined }),
    'DocumentReference.content[0].attachment',
  ],
  ['a wrong size', attached({ size: 3 }), 'DocumentReference.content[0].attachment'],
  ['a wrong hash', attached({ hash: 'AAAA' }), 'DocumentReference.content[0].attachment'],
  ['no content', { content: [] }, 'DocumentReference.content'],
  [
    'two encounters',
    {
      context: {
        encounter: [{ reference: 'Encounter/visit-rosa' }, { reference: 'Encounter/visit-rosa' }],
      },
    },
    'DocumentReference.context.encounter',
  ],
  [
    'an encounter of another patient',
    { context: { encounter: [{ reference: 'Encounter/visit-lena' }] } },
    'DocumentReference.context.encounter',
  ],
  [
    'an author who does not exist',
    { author: [{ reference: 'Practitioner/nobody' }] },
    'DocumentReference.author[0]',
  ],
  [
    'a reference to another server',
    { author: [{ reference: 'https://elsewhere.example/Practitioner/1' }] },
    'DocumentReference.author[0]',
  ],
  [
    'a contained author that is missing',
    { author: [{ reference: '#me' }] },
    'DocumentReference.author[0]',
  ],
  [
    'a subject that is no patient',
    { subject: { reference: 'Practitioner/okafor' } },
    'DocumentReference.subject',
  ],
  [
    'replacing a document that does not exist',
    { relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/gone' } }] },
    'DocumentReference.relatesTo.target',
  ],
]

describe('a DocumentReference is refused for', () => {
  it.each(refused)('%s', async (_, change, path) => {
    const site = aSite()
    const reply = await fhirClient(site).post('/DocumentReference', aNote(change))
    expect(reply.status).toBe(422)
    const paths = reply.json.issue.flatMap((issue: { expression: string[] }) => issue.expression)
    expect(paths).toContain(path)
    expect(site.ledger.since(0)).toEqual([])
  })

  it('content beyond the limit of the vendor: 413', async () => {
    const content = [{ attachment: anAttachment('x'.repeat(5 * 1024 * 1024 + 1)) }]
    const reply = await fhirClient(aSite()).post('/DocumentReference', aNote({ content }))
    expect([reply.status, reply.json.issue[0].code]).toEqual([413, 'too-long'])
  })

  it('several things at once, all named', async () => {
    const note = aNote({ category: undefined, author: [{ reference: 'Practitioner/nobody' }] })
    const { json } = await fhirClient(aSite()).post('/DocumentReference', note)
    const paths = json.issue.flatMap((issue: { expression: string[] }) => issue.expression)
    expect(paths).toEqual(['DocumentReference.category', 'DocumentReference.author[0]'])
  })
})

describe('a DocumentReference is accepted', () => {
  it.each([
    ['as it stands', {}],
    [
      'with the charset spelled another way',
      attached({ contentType: 'text/plain;charset="UTF-8"' }),
    ],
    [
      'with a contained author',
      { contained: [{ resourceType: 'Practitioner', id: 'me' }], author: [{ reference: '#me' }] },
    ],
    [
      'with its subject by absolute URL',
      { subject: { reference: 'http://ehr.localhost:4000/greyfield/fhir/Patient/rosa' } },
    ],
    ['without encounter', { context: undefined }],
    ['with an extension', { extension: [{ url: 'urn:x', valueString: 'y' }] }],
    ['without size and hash', attached({ size: undefined, hash: undefined })],
  ])('%s', async (_, change) => {
    const reply = await fhirClient(aSite()).post('/DocumentReference', aNote(change))
    expect([reply.status, reply.json.issue]).toEqual([201, undefined])
  })

  it('whatever the text is, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), async (text) => {
        const client = fhirClient(aSite())
        const note = aNote({ content: [{ attachment: anAttachment(text) }] })
        const { json: stored } = await client.post('/DocumentReference', note)
        const { json: read } = await client.get(`/DocumentReference/${stored.id}`)
        expect(Buffer.from(read.content[0].attachment.data, 'base64').toString()).toBe(text)
      }),
      { numRuns: 25 },
    )
  })
})

const provenance = {
  resourceType: 'Provenance',
  target: [{ reference: 'Observation/lab-rosa' }],
  recorded: '2026-11-19T14:20:00Z',
  agent: [{ who: { reference: 'Practitioner/okafor' } }],
}
const software = {
  resourceType: 'Device',
  id: 'app',
  deviceName: [{ name: 'An app', type: 'model-name' }],
}
const app = { who: { reference: '#app', display: 'An app' } }
const auditEvent = {
  resourceType: 'AuditEvent',
  type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
  action: 'R',
  recorded: '2026-11-19T14:20:00Z',
  outcome: '0',
  agent: [{ who: { reference: 'Practitioner/okafor' }, requestor: true }],
  source: { observer: { display: 'Chartside' } },
  entity: [{ what: { reference: 'Patient/rosa' } }],
}
const subscription = {
  resourceType: 'Subscription',
  status: 'requested',
  reason: 'results',
  criteria: 'Observation?patient=rosa',
  channel: { type: 'rest-hook', endpoint: 'http://app.localhost:3000/hook' },
}

describe('the other types an app may write', () => {
  it.each<[what: string, more: object, status: number]>([
    [
      'software that is an agent',
      { contained: [software], agent: [...provenance.agent, app] },
      201,
    ],
    ['software that is nowhere named', { contained: [software] }, 422],
    ['an agent that is not contained', { agent: [...provenance.agent, app] }, 422],
    ['software with an unknown element', { contained: [{ ...software, mood: 'sunny' }] }, 422],
    ['a target that is not there', { target: [{ reference: 'Observation/none' }] }, 422],
  ])('a Provenance with %s', async (_what, more, status) => {
    const client = fhirClient(aSite())
    expect((await client.post('/Provenance', { ...provenance, ...more })).status).toBe(status)
  })

  it.each([
    ['Provenance', provenance, 'agent'],
    ['AuditEvent', auditEvent, 'source'],
    ['Subscription', subscription, 'channel'],
  ])('%s, complete and well-formed', async (type, resource, needed) => {
    const client = fhirClient(aSite())
    expect((await client.post(`/${type}`, resource)).status).toBe(201)
    expect((await client.post(`/${type}`, withoutElement(resource, needed))).status).toBe(422)
    expect((await client.post(`/${type}`, { ...resource, mood: 'sunny' })).status).toBe(422)
  })
})
