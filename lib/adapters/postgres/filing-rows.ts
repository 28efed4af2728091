import 'server-only'
import type { Insertable, Selectable, Updateable } from 'kysely'
import { z } from 'zod'
import type { FilingStepTable, FilingTable } from '#lib/db/tables.ts'
import {
  type Filing,
  type FilingEvent,
  type FilingProgress,
  type FilingStep,
  type FilingTarget,
  filingKinds,
  filingMethods,
  filingStates,
} from '#lib/filing/filing.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import {
  ehrIdSchema,
  encounterIdSchema,
  filingIdSchema,
  launchIdSchema,
  noteIdSchema,
  patientIdSchema,
  tenantIdSchema,
} from '#lib/kernel/id-schemas.ts'
import type { UserUrl } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'

const stateSchema = z.enum(filingStates)
const kindSchema = z.enum(filingKinds)
const methodSchema = z.enum(filingMethods)

export const aboutPayload = (id: string): string => `filing ${id} payload`
const aboutReason = (id: string): string => `filing ${id} reason`
const aboutEhrSaid = (id: string): string => `filing ${id} ehr said`
const aboutStandingText = (id: string): string => `filing ${id} standing text`
const aboutDismissal = (id: string): string => `filing ${id} dismissal`

const instantOrNot = (time: string | null): Instant | undefined =>
  (time as Instant | null) ?? undefined

export function toFiling(row: Selectable<FilingTable>, seal: Seal): Filing {
  return {
    id: filingIdSchema.parse(row.id),
    kind: kindSchema.parse(row.kind),
    method: methodSchema.parse(row.method),
    target: toTarget(row, seal),
    originalNoteId: noteIdSchema.parse(row.original_note),
    tenant: tenantIdSchema.parse(row.tenant),
    ehrId: ehrIdSchema.parse(row.ehr_id),
    ehrIss: row.ehr_iss,
    noteId: noteIdSchema.parse(row.note_id),
    noteVersion: row.note_version,
    patientId: patientIdSchema.parse(row.patient_id),
    encounterId: row.encounter_id === null ? undefined : encounterIdSchema.parse(row.encounter_id),
    author: row.author as UserUrl,
    isPreliminary: row.is_preliminary,
    launchId: launchIdSchema.parse(row.launch_id),
    payloadSha256: row.payload_sha256,
    attachmentSha256: row.attachment_sha256,
    createdAt: row.created_at as Instant,
    ...toProgress(row, seal),
  }
}

function toTarget(row: Selectable<FilingTable>, seal: Seal): FilingTarget | undefined {
  if (row.target_filing === null || row.target_record === null) return undefined
  return {
    filingId: filingIdSchema.parse(row.target_filing),
    recordId: row.target_record,
    ifMatch: row.if_match ?? undefined,
    reason: opened(seal, aboutReason(row.id), row.sealed_reason),
  }
}

const opened = (seal: Seal, about: string, sealed: string | null): string | undefined =>
  sealed === null ? undefined : seal.open(about, sealed)

const sealedOrNot = (seal: Seal, about: string, text: string | undefined): string | null =>
  text === undefined ? null : seal.seal(about, text)

/** The row of a filing as it is made; what changes later is `fromProgress`. */
export function fromFiling(filing: Filing, payload: string, seal: Seal): Insertable<FilingTable> {
  const { id, target } = filing
  return {
    id,
    tenant: filing.tenant,
    ehr_id: filing.ehrId,
    ehr_iss: filing.ehrIss,
    note_id: filing.noteId,
    note_version: filing.noteVersion,
    kind: filing.kind,
    method: filing.method,
    original_note: filing.originalNoteId,
    target_filing: target?.filingId ?? null,
    target_record: target?.recordId ?? null,
    if_match: target?.ifMatch ?? null,
    sealed_reason: sealedOrNot(seal, aboutReason(id), target?.reason),
    patient_id: filing.patientId,
    encounter_id: filing.encounterId ?? null,
    author: filing.author,
    is_preliminary: filing.isPreliminary,
    launch_id: filing.launchId,
    sealed_payload: seal.seal(aboutPayload(id), payload),
    payload_sha256: filing.payloadSha256,
    attachment_sha256: filing.attachmentSha256,
    created_at: filing.createdAt,
    updated_at: filing.createdAt,
    ...fromProgress(id, filing, seal),
  }
}

function toProgress(row: Selectable<FilingTable>, seal: Seal): FilingProgress {
  return {
    state: stateSchema.parse(row.state),
    attempt: row.attempt,
    looks: row.looks,
    notBefore: instantOrNot(row.not_before),
    record:
      row.record_id === null
        ? undefined
        : {
            id: row.record_id,
            version: row.record_version ?? undefined,
            etag: row.record_etag ?? undefined,
            at: instantOrNot(row.ehr_time),
            requestId: row.ehr_request_id ?? undefined,
          },
    receipt: row.receipt ?? undefined,
    adopted: row.adopted,
    verification: row.verification ?? undefined,
    errorCode: (row.error_code as AppErrorCode | null) ?? undefined,
    ehrSaid: opened(seal, aboutEhrSaid(row.id), row.sealed_ehr_said),
    standingText: opened(seal, aboutStandingText(row.id), row.sealed_standing_text),
    dismissal: opened(seal, aboutDismissal(row.id), row.sealed_dismissal),
  }
}

export function fromProgress(id: string, progress: FilingProgress, seal: Seal) {
  const { record } = progress
  return {
    state: progress.state,
    attempt: progress.attempt,
    looks: progress.looks,
    not_before: progress.notBefore ?? null,
    record_id: record?.id ?? null,
    record_version: record?.version ?? null,
    record_etag: record?.etag ?? null,
    ehr_time: record?.at ?? null,
    ehr_request_id: record?.requestId ?? null,
    receipt: progress.receipt ?? null,
    adopted: progress.adopted,
    verification: progress.verification ?? null,
    error_code: progress.errorCode ?? null,
    sealed_ehr_said: sealedOrNot(seal, aboutEhrSaid(id), progress.ehrSaid),
    sealed_standing_text: sealedOrNot(seal, aboutStandingText(id), progress.standingText),
    sealed_dismissal: sealedOrNot(seal, aboutDismissal(id), progress.dismissal),
  } satisfies Updateable<FilingTable>
}

export const toStep = (row: Selectable<FilingStepTable>): FilingStep => ({
  at: row.at as Instant,
  // Written by us from the same unions.
  event: row.event as FilingEvent['type'],
  state: stateSchema.parse(row.state),
  errorCode: (row.error_code as AppErrorCode | null) ?? undefined,
})
