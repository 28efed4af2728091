import 'server-only'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { NoteFate } from '#lib/capture/audio-retention.ts'
import { type Consent, consentForms, consentGivers } from '#lib/capture/consent.ts'
import { type Recording, recordingStates } from '#lib/capture/recording.ts'
import type { OpenRecording } from '#lib/capture/recording-store.ts'
import type { Transcription } from '#lib/capture/transcription.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import {
  ehrIdSchema,
  encounterIdSchema,
  launchIdSchema,
  noteIdSchema,
  patientIdSchema,
  recordingIdSchema,
  tenantIdSchema,
  transcriptIdSchema,
} from '#lib/kernel/id-schemas.ts'
import type { UserUrl } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { NoteOwner } from '#lib/note/note-store.ts'

export type RecordingRow = {
  readonly id: string
  readonly tenant: string
  readonly ehr_id: string
  readonly patient_id: string
  readonly encounter_id: string | null
  readonly author: string
  readonly launch_id: string
  readonly note_id: string | null
  readonly state: string
  readonly consent_form: string
  readonly consent_by: string
  readonly consent_script: string
  readonly answered_at: Instant
  readonly chunk_count: number | null
  readonly channels: number
  readonly heard_by: string | null
  readonly failure: string | null
  readonly transcribed_at: Instant | null
}

export type OpenRecordingRow = RecordingRow & { readonly fate: NoteFate }

const stateSchema = z.enum(recordingStates).exclude(['asked'])
const formSchema = z.enum(consentForms)
const giverSchema = z.enum(consentGivers)

/** A condition on the whole owner of a row of `recording as r`; what is another's does not exist. */
export const isOwn = (owner: NoteOwner): RawBuilder<unknown> => sql`(
  r.tenant = ${owner.tenant} and r.ehr_id = ${owner.ehrId} and r.author = ${owner.author}
  and r.patient_id = ${owner.patientId}
  and r.encounter_id is not distinct from ${owner.encounterId ?? null})`

/** What became of the note that is joined to it. */
export const fateOfNote: RawBuilder<NoteFate> = sql`case
  when note.state = 'discarded' then 'discarded'
  when exists (select from filing where filing.note_id = note.id and filing.state = 'filed') then 'filed'
  else 'open' end`

export const toRecording = (row: RecordingRow): Recording => ({
  id: recordingIdSchema.parse(row.id),
  noteId: row.note_id === null ? undefined : noteIdSchema.parse(row.note_id),
  consent: toConsent(row),
  state: stateSchema.parse(row.state),
  chunkCount: row.chunk_count ?? undefined,
  channels: row.channels === 2 ? 2 : 1,
  transcription: toTranscription(row),
})

function toTranscription({ id, state, ...row }: RecordingRow): Transcription | undefined {
  if (row.transcribed_at !== null) {
    return { state: 'transcribed', transcriptId: transcriptIdSchema.parse(id) }
  }
  if (state !== 'stopped') return undefined
  if (row.failure !== null) return { state: 'failed', code: row.failure as AppErrorCode }
  return { state: row.heard_by === null ? 'waiting' : 'transcribing' }
}

const toConsent = (row: RecordingRow): Consent => ({
  form: formSchema.parse(row.consent_form),
  by: giverSchema.parse(row.consent_by),
  script: row.consent_script,
  answeredAt: row.answered_at,
})

export const toOpenRecording = (row: OpenRecordingRow): OpenRecording => ({
  owner: {
    tenant: tenantIdSchema.parse(row.tenant),
    ehrId: ehrIdSchema.parse(row.ehr_id),
    patientId: patientIdSchema.parse(row.patient_id),
    encounterId: row.encounter_id === null ? undefined : encounterIdSchema.parse(row.encounter_id),
    author: row.author as UserUrl,
  },
  launchId: launchIdSchema.parse(row.launch_id),
  recording: toRecording(row),
  fate: row.fate,
})
