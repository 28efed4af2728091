import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { EncounterId, FilingId, PatientId, UserUrl } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { buildCoSignedDocument } from './build-co-signed-document.ts'
import { buildDocumentReference } from './build-document-reference.ts'
import { ehrProfiles } from './ehr-profile.ts'

const issuer = 'https://ehr.example/fhir'
const profile = ehrProfiles['generic-r4']
const sha1 = (text: string) => createHash('sha1').update(text).digest('base64')
const first = '11111111-1111-4111-8111-111111111111' as FilingId
const second = '22222222-2222-4222-8222-222222222222' as FilingId
const at = '2026-11-19T18:00:00.000Z' as Instant

const preliminary = (method: 'create' | 'create-appends' = 'create') =>
  buildDocumentReference(
    {
      ...{ filingId: first, method, isPreliminary: true, issuer, profile },
      recordId: method === 'create' ? undefined : 'the-note',
      type: { code: '11506-3', title: 'Progress note' },
      patientId: 'patient-1' as PatientId,
      encounterId: 'visit-1' as EncounterId,
      author: { user: `${issuer}/Practitioner/marchbank` as UserUrl, name: 'MARCHBANK, Leonie' },
      ...{ text: 'NOTE\n', approvedAt: aMoment, careFrom: aMoment },
    },
    sha1,
  )

const coSigned = (method: 'put' | 'create-replaces', before = preliminary()) =>
  buildCoSignedDocument(
    {
      ...{ filingId: second, method, issuer, profile, text: 'NOTE\n\nCO-SIGNATURE\n', at },
      record: { id: 'doc-1', payload: JSON.stringify(before) },
      signer: { user: `${issuer}/Practitioner/okafor` as UserUrl, name: 'OKAFOR, Daniel' },
    },
    sha1,
  )

test('a co-signed document is the preliminary one, final, attested, with the co-signed text', () => {
  const { author, subject, type, category, context } = preliminary()
  expect(coSigned('create-replaces')).toMatchObject({
    ...{ author, subject, type, category, context },
    ...{ status: 'current', docStatus: 'final', date: at },
    authenticator: { reference: 'Practitioner/okafor', display: 'OKAFOR, Daniel' },
    identifier: [{ value: `urn:uuid:${second}` }],
    relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/doc-1' } }],
    content: [{ attachment: { hash: sha1('NOTE\n\nCO-SIGNATURE\n'), creation: at } }],
  })
})

test('in place it keeps the identifier that it has', () => {
  const document = coSigned('put')
  expect(document).toMatchObject({ id: 'doc-1', identifier: [{ value: `urn:uuid:${first}` }] })
  expect(document).not.toHaveProperty('relatesTo')
})

test('an addendum of its own goes on belonging to its note', () => {
  const added = { code: 'appends', target: { reference: 'DocumentReference/the-note' } }
  const before = preliminary('create-appends')
  expect(coSigned('put', before).relatesTo).toEqual([added])
  expect(coSigned('create-replaces', before).relatesTo).toEqual([
    { code: 'replaces', target: { reference: 'DocumentReference/doc-1' } },
    added,
  ])
})
