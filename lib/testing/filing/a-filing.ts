import type { Filing, FilingProgress } from '#lib/filing/filing.ts'
import type {
  EhrId,
  EncounterId,
  FilingId,
  LaunchId,
  NoteId,
  PatientId,
  TenantId,
  UserUrl,
} from '#lib/kernel/ids.ts'
import { aMoment } from '../fixed-clock.ts'

export const queued: FilingProgress = {
  state: 'queued',
  attempt: 0,
  looks: 0,
  notBefore: aMoment,
  record: undefined,
  receipt: undefined,
  adopted: false,
  verification: undefined,
  errorCode: undefined,
  ehrSaid: undefined,
  standingText: undefined,
  dismissal: undefined,
}

/** A filing that was just approved; say only what matters. */
export const aFiling = (more: Partial<Filing> = {}): Filing => ({
  id: '2b1c8a34-53a0-4c5a-9d55-0a1f2e3d4c5b' as FilingId,
  kind: 'file',
  method: 'create',
  target: undefined,
  originalNoteId: '0f8fad5b-d9cb-469f-a165-70867728950e' as NoteId,
  tenant: 'greyfield' as TenantId,
  ehrId: 'greyfield' as EhrId,
  ehrIss: 'http://ehr.localhost:4000/greyfield/fhir',
  noteId: '0f8fad5b-d9cb-469f-a165-70867728950e' as NoteId,
  noteVersion: 3,
  patientId: 'patient-1' as PatientId,
  encounterId: 'encounter-1' as EncounterId,
  author: 'http://ehr.localhost:4000/greyfield/fhir/Practitioner/okafor' as UserUrl,
  isPreliminary: false,
  launchId: 'greyfield.AAAAAAAAAAAAAAAAAAAAAA' as LaunchId,
  payloadSha256: 'a'.repeat(64),
  attachmentSha256: 'b'.repeat(64),
  createdAt: aMoment,
  ...queued,
  ...more,
})
