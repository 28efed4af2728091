import type { AccessGrant } from '../audit/audit-log.ts'
import { readDocuments } from '../chart/documents.ts'
import { belongingOf } from '../chart/patient-guard.ts'
import { clinicalDate } from '../fhir/clinical-time.ts'
import type { Ehr } from '../fhir/ehr.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type EarlierNote, partsOfText } from '../note/earlier-note.ts'
import { readDocument } from './read-document.ts'
import type { OpenLaunch } from './resume-launch.ts'

const FULL_DAY = /^\d{2}-[A-Z][a-z]{2}-\d{4}$/

/**
 * Reads a signed note of this patient from the EHR, for carrying parts of it forward.
 *
 * @param id of the DocumentReference
 * @returns FHIR_OTHER_PATIENT for a document of anybody else; EARLIER_NOTE_UNREADABLE for one that
 *   is not in force, not signed, without a day, or without a text with headings; the errors of Ehr
 */
export async function readEarlierNote(
  { ehr }: { readonly ehr: Ehr },
  grant: AccessGrant,
  { launch, registration }: Pick<OpenLaunch, 'launch' | 'registration'>,
  id: string,
): Promise<Result<EarlierNote>> {
  const resource = await ehr.read(grant, 'DocumentReference', id)
  if (!resource.ok) return resource
  if (belongingOf(resource.value, launch) !== 'this-patient') {
    return err(appError('FHIR_OTHER_PATIENT'))
  }
  const [document] = readDocuments([resource.value])
  const isInForce = document?.status === 'current' && document.docStatus !== 'preliminary'
  if (!isInForce) return err(appError('EARLIER_NOTE_UNREADABLE'))
  const signedOn = document.when && clinicalDate(document.when, registration.timeZone)
  const read = await readDocument(ehr, grant, resource.value)
  if (!read.ok) return read
  const parts = partsOfText(read.value.text ?? '')
  return signedOn !== undefined && FULL_DAY.test(signedOn) && parts.length > 0
    ? ok({ signedOn, parts })
    : err(appError('EARLIER_NOTE_UNREADABLE'))
}
