import type { EhrId, EncounterId, PatientId, TenantId, UserUrl } from '#lib/kernel/ids.ts'
import type { NoteOwner } from '#lib/note/note-store.ts'

/** One author, one patient, one visit; the same as those of aFiling. */
export const anOwner = (more: Partial<NoteOwner> = {}): NoteOwner => ({
  tenant: 'greyfield' as TenantId,
  ehrId: 'greyfield' as EhrId,
  author: 'http://ehr.localhost:4000/greyfield/fhir/Practitioner/okafor' as UserUrl,
  patientId: 'patient-1' as PatientId,
  encounterId: 'encounter-1' as EncounterId,
  ...more,
})

/** Owners that differ from anOwner in one thing each. */
export const otherOwners: readonly (readonly [what: string, owner: NoteOwner])[] = [
  ['organisation', anOwner({ tenant: 'other' as TenantId })],
  ['EHR', anOwner({ ehrId: 'other' as EhrId })],
  ['author', anOwner({ author: 'http://ehr.localhost:4000/x/Practitioner/other' as UserUrl })],
  ['patient', anOwner({ patientId: 'patient-2' as PatientId })],
  ['visit', anOwner({ encounterId: 'encounter-2' as EncounterId })],
  ['launch without a visit', anOwner({ encounterId: undefined })],
]
