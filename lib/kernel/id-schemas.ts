import { z } from 'zod'
import type {
  EhrId,
  EncounterId,
  FilingId,
  LaunchId,
  NoteId,
  PatientId,
  RecordingId,
  TenantId,
  TranscriptId,
} from './ids.ts'

// The only place where text becomes an id: each cast follows the check on the same line.
const FHIR_ID = /^[A-Za-z0-9.-]{1,64}$/ // FHIR R4 datatypes: id
const SLUG = /^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$/
const LAUNCH = /^[a-z0-9-]{1,32}\.[A-Za-z0-9_-]{22}$/

const matching = <T extends string>(pattern: RegExp, what: string) =>
  z
    .string()
    .regex(pattern, what)
    .transform((text) => text as T)

const uuid = <T extends string>() => z.uuid().transform((text) => text as T)

/** The logical id of any resource, or of one of its versions. */
export const fhirIdSchema = z.string().regex(FHIR_ID, 'not a FHIR id')

export const ehrIdSchema = matching<EhrId>(
  SLUG,
  'lower-case letters, digits and hyphens, at most 32',
)
export const tenantIdSchema = matching<TenantId>(
  SLUG,
  'lower-case letters, digits and hyphens, at most 32',
)
export const launchIdSchema = matching<LaunchId>(LAUNCH, 'not a launch id')
export const patientIdSchema = matching<PatientId>(FHIR_ID, 'not a FHIR id')
export const encounterIdSchema = matching<EncounterId>(FHIR_ID, 'not a FHIR id')
export const noteIdSchema = uuid<NoteId>()
export const transcriptIdSchema = uuid<TranscriptId>()
export const recordingIdSchema = uuid<RecordingId>()
export const filingIdSchema = uuid<FilingId>()
