import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aFiling } from '../testing/filing/a-filing.ts'
import {
  attachmentOf,
  compareDocument,
  decodeText,
  foundDocumentSchema,
} from './compare-document.ts'
import type { Filing } from './filing.ts'

const SHA = 'b'.repeat(64)
const filing = aFiling({ attachmentSha256: SHA })
const found = {
  resourceType: 'DocumentReference',
  id: 'doc-1',
  status: 'current',
  docStatus: 'final',
  subject: { reference: 'Patient/patient-1' },
  content: [{ attachment: { data: 'eA==' } }],
}
const compare = (more: object = {}, textSha256: string | undefined = SHA) =>
  compareDocument(filing, foundDocumentSchema.parse({ ...found, ...more }), textSha256)

describe('WB-28 what the EHR holds', () => {
  test('is what was approved: same patient, same text, current and final', () => {
    expect(compare()).toBe('identical')
  })

  test.each([
    [
      'the patient is given by URL',
      { subject: { reference: 'https://ehr.example/fhir/Patient/patient-1' } },
    ],
    [
      'the patient is given with a version',
      { subject: { reference: 'Patient/patient-1/_history/3' } },
    ],
    ['the EHR keeps no docStatus', { docStatus: undefined }],
  ])('is so too when %s', (_what, more) => {
    expect(compare(more)).toBe('identical')
  })

  test.each([
    ['is on another patient', { subject: { reference: 'Patient/patient-2' } }],
    ['is on a patient of a similar id', { subject: { reference: 'Patient/xpatient-1' } }],
    ['is on nobody', { subject: undefined }],
    ['is on a group', { subject: { reference: 'Group/patient-1' } }],
    ['was entered in error', { status: 'entered-in-error' }],
    ['was superseded', { status: 'superseded' }],
    ['has no status', { status: undefined }],
    ['is preliminary', { docStatus: 'preliminary' }],
  ])('is altered when it %s', (_what, more) => {
    expect(compare(more)).toBe('altered')
  })

  test('is altered when its text differs or cannot be read', () => {
    expect(compare({}, 'c'.repeat(64))).toBe('altered')
    expect(compareDocument(filing, foundDocumentSchema.parse(found), undefined)).toBe('altered')
  })
})

describe('what the EHR holds of a note for co-signature', () => {
  const of = (more: Partial<Filing>, document: object) =>
    compareDocument(
      { ...filing, ...more },
      foundDocumentSchema.parse({ ...found, ...document }),
      SHA,
    )

  test.each([
    ['preliminary', 'identical'],
    ['final', 'altered'],
    ['amended', 'altered'],
    [undefined, 'altered'],
  ])('is preliminary as it was filed: %s is %s', (docStatus, verification) => {
    expect(of({ isPreliminary: true }, { docStatus })).toBe(verification)
    expect(of({ isPreliminary: true, method: 'put' }, { docStatus })).toBe(verification)
  })

  test.each([
    ['Practitioner/okafor', 'identical'],
    ['https://ehr.example/fhir/Practitioner/okafor', 'identical'],
    ['Practitioner/marchbank', 'altered'],
    ['Organization/okafor', 'altered'],
    [undefined, 'altered'],
  ])('names who co-signed it, and nobody else: %s is %s', (reference, verification) => {
    expect(of({ kind: 'co-sign' }, { authenticator: { reference } })).toBe(verification)
  })

  test('is altered without the name of who co-signed it', () => {
    expect(of({ kind: 'co-sign' }, {})).toBe('altered')
    expect(of({ kind: 'co-sign' }, { authenticator: 'somebody' })).toBe('altered')
  })
})

describe('a document of the EHR', () => {
  test('is read although odd fields stand in it', () => {
    const odd = { ...found, identifier: 'x', content: { attachment: 1 }, meta: undefined }
    expect(foundDocumentSchema.parse(odd)).toMatchObject({
      id: 'doc-1',
      identifier: [],
      content: [],
    })
    expect(attachmentOf(foundDocumentSchema.parse(odd))).toEqual({})
  })

  test.each([
    undefined,
    null,
    'x',
    [],
    { resourceType: 'Binary', id: '1' },
    { resourceType: 'DocumentReference' },
  ])('%j is none', (resource) => {
    expect(foundDocumentSchema.safeParse(resource).success).toBe(false)
  })

  test('with an id that is a path is none', () => {
    expect(foundDocumentSchema.safeParse({ ...found, id: '../Patient/1' }).success).toBe(false)
  })
})

describe('the text of an attachment', () => {
  const encode = (text: string) => Buffer.from(text, 'utf8').toString('base64')

  test('comes back as it was encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeText(encode(text))).toBe(text)
      }),
    )
  })

  test('may be broken into lines', () => {
    expect(decodeText('SGVs\r\nbG8=\n')).toBe('Hello')
  })

  test.each(['%%%', 'SGVsbG8', '/w==', '//79'])('%j is not readable', (data) => {
    const text = decodeText(data)
    // Without padding the platform still decodes; what matters is that nothing is made up.
    expect([undefined, 'Hello']).toContain(text)
  })
})
