import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EncounterId, FilingId, PatientId, UserUrl } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { buildDocumentReference, type DocumentContent } from './build-document-reference.ts'
import { documentReferenceSchema } from './document-reference.ts'
import { ehrProfiles } from './ehr-profile.ts'

const sha1 = (text: string) => createHash('sha1').update(text, 'utf8').digest('base64')

const content: DocumentContent = {
  filingId: '2b1c8a34-53a0-4c5a-9d55-0a1f2e3d4c5b' as FilingId,
  method: 'create',
  isPreliminary: false,
  recordId: undefined,
  issuer: 'https://ehr.example/fhir',
  profile: ehrProfiles['us-core-9'],
  type: { code: '11506-3', title: 'Progress note' },
  patientId: 'patient-1' as PatientId,
  encounterId: 'encounter-1' as EncounterId,
  author: {
    user: 'https://ehr.example/fhir/Practitioner/okafor' as UserUrl,
    name: 'OKAFOR, Daniel, MD',
  },
  text: 'PROGRESS NOTE\n\nDry cough for 3 weeks.\n',
  approvedAt: aMoment,
  careFrom: instantPlus(aMoment, -600_000),
}

const build = (more: Partial<DocumentContent> = {}) =>
  buildDocumentReference({ ...content, ...more }, sha1)

describe('the document that files a note', () => {
  test('is on the wire exactly this', () => {
    expect(JSON.stringify(build(), undefined, 2)).toMatchInlineSnapshot(`
      "{
        "resourceType": "DocumentReference",
        "masterIdentifier": {
          "system": "urn:ietf:rfc:3986",
          "value": "urn:uuid:2b1c8a34-53a0-4c5a-9d55-0a1f2e3d4c5b"
        },
        "identifier": [
          {
            "system": "urn:ietf:rfc:3986",
            "value": "urn:uuid:2b1c8a34-53a0-4c5a-9d55-0a1f2e3d4c5b"
          }
        ],
        "status": "current",
        "docStatus": "final",
        "type": {
          "coding": [
            {
              "system": "http://loinc.org",
              "code": "11506-3",
              "display": "Progress note"
            }
          ],
          "text": "Progress note"
        },
        "category": [
          {
            "coding": [
              {
                "system": "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
                "code": "clinical-note",
                "display": "Clinical Note"
              }
            ]
          }
        ],
        "subject": {
          "reference": "Patient/patient-1"
        },
        "date": "2026-11-19T09:12:00.000Z",
        "author": [
          {
            "reference": "Practitioner/okafor",
            "display": "OKAFOR, Daniel, MD"
          }
        ],
        "content": [
          {
            "attachment": {
              "contentType": "text/plain; charset=utf-8",
              "data": "UFJPR1JFU1MgTk9URQoKRHJ5IGNvdWdoIGZvciAzIHdlZWtzLgo=",
              "size": 38,
              "hash": "ut0KU/HmR/Om5H2+Turo4X6m5YI=",
              "title": "Progress note",
              "creation": "2026-11-19T09:12:00.000Z"
            }
          }
        ],
        "context": {
          "encounter": [
            {
              "reference": "Encounter/encounter-1"
            }
          ],
          "period": {
            "start": "2026-11-19T09:02:00.000Z",
            "end": "2026-11-19T09:12:00.000Z"
          }
        }
      }"
    `)
  })

  test('WB-7 holds the exact bytes, their number and their SHA-1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 20_000 }), (text) => {
        const { attachment } = build({ text }).content[0]
        const bytes = Buffer.from(attachment.data, 'base64')
        expect(bytes.equals(Buffer.from(text, 'utf8'))).toBe(true)
        expect(attachment.size).toBe(bytes.length)
        expect(attachment.hash).toBe(createHash('sha1').update(bytes).digest('base64'))
      }),
      { numRuns: 50 },
    )
  })

  test('counts bytes, not characters: beyond the basic plane a character has four', () => {
    const { attachment } = build({ text: '🫀é' }).content[0]
    expect(attachment.size).toBe(6)
    expect(Buffer.from(attachment.data, 'base64').toString('utf8')).toBe('🫀é')
  })

  test('holds a text of five mebibytes', () => {
    const text = 'ä'.repeat((5 * 1024 * 1024) / 2)
    expect(build({ text }).content[0].attachment.size).toBe(5 * 1024 * 1024)
  })

  test('WB-4 names the content type as the profile spells it', () => {
    expect(build().content[0].attachment.contentType).toBe('text/plain; charset=utf-8')
    const { attachment } = build({ profile: ehrProfiles.millennium }).content[0]
    expect(attachment.contentType).toBe('text/plain;charset=utf-8')
  })

  test('WB-6 carries the filing id as an identifier, twice', () => {
    const identifier = {
      system: 'urn:ietf:rfc:3986',
      value: 'urn:uuid:2b1c8a34-53a0-4c5a-9d55-0a1f2e3d4c5b',
    }
    expect(build()).toMatchObject({ masterIdentifier: identifier, identifier: [identifier] })
  })

  test('names no visit when there was none', () => {
    expect(build({ encounterId: undefined }).context).not.toHaveProperty('encounter')
  })

  test('covers a period that does not end before it begins', () => {
    const later = instantPlus(aMoment, 3_600_000)
    expect(build({ careFrom: later }).context.period).toEqual({ start: aMoment, end: aMoment })
  })

  test('D3 names an author of another server by URL, not by an id of this one', () => {
    const user = 'https://users.example/r4/Practitioner/okafor' as UserUrl
    expect(build({ author: { user, name: 'O' } }).author[0].reference).toBe(user)
  })

  test.each<[what: string, more: Partial<DocumentContent>]>([
    ['no text', { text: '' }],
    [
      'a patient as author',
      { author: { user: 'https://e.example/Patient/1' as UserUrl, name: 'P' } },
    ],
    ['a patient id that is a path', { patientId: '1/../2' as PatientId }],
    ['a filing id that is none', { filingId: 'x' as FilingId }],
    ['a time without offset', { approvedAt: '2026-11-19T09:12:00' as typeof aMoment }],
  ])('is not made with %s', (_what, more) => {
    expect(() => build(more)).toThrow()
  })

  test('VA-1 has no field that nobody thought of', () => {
    expect(() => documentReferenceSchema.parse({ ...build(), text: { status: 'x' } })).toThrow()
  })
})
