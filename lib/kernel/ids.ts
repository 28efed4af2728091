declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** Id of one entry of the EHR registration table; also the site's name in URLs. */
export type EhrId = Branded<'EhrId'>
/** The organisation whose data it is; every stored row and audit record carries it. */
export type TenantId = Branded<'TenantId'>
/** `<EhrId>.<128 random bits, base64url>`: names one launch in the URL; it is no secret. */
export type LaunchId = Branded<'LaunchId'>
/** Logical id of the Patient on the EHR's FHIR server. */
export type PatientId = Branded<'PatientId'>
/** Logical id of the Encounter on the EHR's FHIR server. */
export type EncounterId = Branded<'EncounterId'>
/** The absolute URL of the signed-in user's FHIR resource (SMART `fhirUser`). */
export type UserUrl = Branded<'UserUrl'>
export type NoteId = Branded<'NoteId'>
export type TranscriptId = Branded<'TranscriptId'>
/** One recording of one visit, with the answer that allowed it. */
export type RecordingId = Branded<'RecordingId'>
export type FilingId = Branded<'FilingId'>
export type AuditEventId = Branded<'AuditEventId'>
