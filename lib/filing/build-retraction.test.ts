import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { EncounterId, FilingId, PatientId, UserUrl } from '../kernel/ids.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { buildDocumentReference } from './build-document-reference.ts'
import { buildRetraction } from './build-retraction.ts'
import { ehrProfiles } from './ehr-profile.ts'

const sent = buildDocumentReference(
  {
    filingId: '2b1c8a34-53a0-4c5a-9d55-0a1f2e3d4c5b' as FilingId,
    method: 'create-replaces',
    isPreliminary: false,
    recordId: 'doc-0',
    issuer: 'https://ehr.example/fhir',
    profile: ehrProfiles.millennium,
    type: { code: '11506-3', title: 'Progress note' },
    patientId: 'patient-1' as PatientId,
    encounterId: 'encounter-1' as EncounterId,
    author: { user: 'https://ehr.example/fhir/Practitioner/okafor' as UserUrl, name: 'OKAFOR' },
    text: 'PROGRESS NOTE\n',
    approvedAt: aMoment,
    careFrom: aMoment,
  },
  (text) => createHash('sha1').update(text).digest('base64'),
)
const record = { id: 'doc-1', payload: JSON.stringify(sent), patientId: 'patient-1' as PatientId }

test('WB-32 a whole retraction is the record as it was sent, marked as entered in error', () => {
  expect(buildRetraction(record, 'whole')).toEqual({
    ...sent,
    id: 'doc-1',
    status: 'entered-in-error',
    docStatus: 'entered-in-error',
  })
})

test('a minimal one holds id, status and subject, and nothing of the text', () => {
  expect(buildRetraction(record, 'minimal')).toEqual({
    resourceType: 'DocumentReference',
    id: 'doc-1',
    status: 'entered-in-error',
    subject: { reference: 'Patient/patient-1' },
  })
})

test('nothing is marked whose payload is not one of ours', () => {
  expect(() => buildRetraction({ ...record, payload: '{}' }, 'whole')).toThrow()
})
