import type { ColumnType, Generated } from 'kysely'

// The rows as the migrations define them. Times cross this border as ISO text in UTC
// (lib/db/pool.ts parses them so), never as Date.

type Time = string
/** Written as JSON text, read as parsed JSON that the reader still has to check. */
type Json = ColumnType<unknown, string, string>

export type PendingLaunchTable = {
  state_hash: string
  launch_id: string
  tenant: string
  ehr_id: string
  ehr_iss: string
  bind_hash: string
  sealed: string
  created_at: Time
  expires_at: Time
}

export type LaunchTable = {
  id: string
  tenant: string
  ehr_id: string
  ehr_iss: string
  secret_hash: string
  user_url: string
  patient_id: string
  encounter_id: string | null
  context: Json
  sealed_identity: string | null
  sealed_tokens: string | null
  token_expires_at: Time | null
  opened_at: Time
  last_used_at: Time
  ends_at: Time
  locked_at: Time | null
  ended_at: Time | null
  ended_why: 'user' | 'limit' | 'ehr' | null
}

export type NoteTable = {
  id: string
  tenant: string
  ehr_id: string
  patient_id: string
  encounter_id: string | null
  author: string
  type_code: string
  state: 'draft' | 'approved' | 'discarded'
  version: number
  sealed_body: string
  reviewed_version: number | null
  sealed_review: string | null
  review_sha256: string | null
  amends_kind: 'addendum' | 'correction' | null
  original_note: string | null
  amends_filing: string | null
  sealed_reason: string | null
  rests_on_note: string | null
  rests_on_filing: string | null
  created_at: Time
  updated_at: Time
}

export type TranscriptTable = {
  id: string
  note_id: string
  tenant: string
  sealed_body: string
  sha256: string
  created_at: Time
}

export type ApprovedNoteTable = {
  note_id: string
  version: number
  tenant: string
  sealed_text: string
  sealed_body: string
  text_sha256: string
  attestation: string
  approved_by: string
  approved_at: Time
  launch_id: string
}

export type FilingTable = {
  id: string
  tenant: string
  ehr_id: string
  ehr_iss: string
  note_id: string
  note_version: number
  kind: string
  method: string
  original_note: string
  target_filing: string | null
  target_record: string | null
  if_match: string | null
  sealed_reason: string | null
  patient_id: string
  encounter_id: string | null
  author: string
  is_preliminary: Generated<boolean>
  launch_id: string
  state: string
  verification: 'identical' | 'altered' | null
  sealed_payload: string
  payload_sha256: string
  attachment_sha256: string
  attempt: Generated<number>
  looks: Generated<number>
  fence: Generated<string>
  lease_until: Time | null
  not_before: Time | null
  record_id: string | null
  record_version: string | null
  record_etag: string | null
  ehr_time: Time | null
  ehr_request_id: string | null
  receipt: string | null
  adopted: Generated<boolean>
  error_code: string | null
  sealed_ehr_said: string | null
  sealed_standing_text: string | null
  sealed_dismissal: string | null
  created_at: Time
  updated_at: Time
}

export type FilingStepTable = {
  filing_id: string
  seq: number
  at: Time
  event: string
  state: string
  error_code: string | null
}

export type FilingProvenanceTable = {
  filing_id: string
  state: string
  attempt: number
  fence: Generated<string>
  lease_until: Time | null
  not_before: Time
  provenance_id: string | null
  error_code: string | null
}

export type CoSignRequestTable = {
  filing_id: string
  tenant: string
  ehr_id: string
  ehr_iss: string
  patient_id: string
  author: string
  addressed: string | null
  sealed_request: string
  returned_at: Time | null
  returned_by: string | null
  sealed_return: string | null
}

export type AuditEventTable = {
  boot_id: string
  seq: string
  id: string
  at: Time
  node: string
  tenant: string
  phase: 'intent' | 'outcome'
  action: string
  intent_id: string | null
  result: string | null
  launch_id: string | null
  user_url: string | null
  patient: string | null
  prev: string
  hash: string
  mac: string
  mac_key: string
  xid: Generated<string>
  body: string
}

export type ConsoleSignInTable = {
  state_hash: string
  bind_hash: string
  sealed: string
  created_at: Time
  expires_at: Time
}

export type ConsoleSessionTable = {
  id: string
  secret_hash: string
  sealed_user: string
  opened_at: Time
  last_used_at: Time
  ends_at: Time
  ended_at: Time | null
  ended_why: 'user' | 'idle' | 'limit' | null
}

export type WritingAidTable = {
  tenant: string
  user_url: string
  id: string
  kind: 'phrase' | 'template' | 'draft-length' | 'draft-style'
  sealed_body: string
  created_at: Time
  updated_at: Time
}

export type Tables = {
  pending_launch: PendingLaunchTable
  launch: LaunchTable
  note: NoteTable
  transcript: TranscriptTable
  approved_note: ApprovedNoteTable
  filing: FilingTable
  filing_step: FilingStepTable
  filing_provenance: FilingProvenanceTable
  co_sign_request: CoSignRequestTable
  audit_event: AuditEventTable
  console_sign_in: ConsoleSignInTable
  console_session: ConsoleSessionTable
  writing_aid: WritingAidTable
}
