import type { AuditLog } from '../audit/audit-log.ts'
import type { RecordingStore } from '../capture/recording-store.ts'
import type { Clock } from '../kernel/instant.ts'
import type { Sha256Bytes } from '../kernel/sha256.ts'
import type { NoteStore } from '../note/note-store.ts'

/** What the flows of a recording need from outside. */
export type CaptureDeps = {
  readonly audit: AuditLog
  readonly recordings: RecordingStore
  readonly notes: Pick<NoteStore, 'find'>
  readonly clock: Clock
  readonly sha256Bytes: Sha256Bytes
}
