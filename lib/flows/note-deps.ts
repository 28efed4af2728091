import type { TranscriptStore } from '../ambient/transcript-store.ts'
import type { ApprovalStore } from '../filing/approval-store.ts'
import type { CoSignStore } from '../filing/co-sign-store.ts'
import type { FilingStore } from '../filing/filing-store.ts'
import type { Clock } from '../kernel/instant.ts'
import type { Random } from '../kernel/random.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import type { NoteOwner, NoteStore } from '../note/note-store.ts'
import type { Launch } from '../smart/launch.ts'
import type { LaunchStore } from '../smart/launch-store.ts'

/** What the flows of a note need from outside. */
export type NoteDeps = {
  readonly notes: NoteStore
  readonly transcripts: TranscriptStore
  readonly approvals: ApprovalStore
  readonly filings: FilingStore
  readonly coSigns: CoSignStore
  readonly launches: Pick<LaunchStore, 'identity'>
  readonly clock: Clock
  readonly random: Random
  readonly sha256: Sha256
  /** base64(SHA-1), which FHIR R4 asks for in an attachment. */
  readonly sha1Base64: (text: string) => string
}

/** What the flows of a co-signature need. */
export type CoSignDeps = Pick<
  NoteDeps,
  'filings' | 'approvals' | 'coSigns' | 'launches' | 'random' | 'sha256' | 'sha1Base64'
>

/** A note belongs to what the session says, never to what a request says. */
export const ownerOf = (launch: Launch): NoteOwner => ({
  tenant: launch.tenant,
  ehrId: launch.ehrId,
  author: launch.user,
  patientId: launch.patientId,
  encounterId: launch.encounterId,
})
