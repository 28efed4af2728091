import type { AppErrorCode } from '../kernel/app-error.ts'
import type { LaunchId, NoteId, TenantId } from '../kernel/ids.ts'
import type { Result } from '../kernel/result.ts'
import type { ApprovedNote } from '../note/approve.ts'
import type { Note } from '../note/note.ts'
import type { NoteBasis, NoteOwner } from '../note/note-store.ts'
import type { CoSignRequest } from './co-sign.ts'
import type { Filing } from './filing.ts'

export type ApprovalToStore = {
  readonly owner: NoteOwner
  readonly approved: ApprovedNote
  /** The version of the note that was approved. */
  readonly version: number
  readonly launchId: LaunchId
  readonly filing: Filing
  /** The frozen resource, exactly as it will go on the wire. */
  readonly payload: string
  /** A Provenance follows it in the EHR. */
  readonly isLabelled: boolean
  /** For a preliminary note. */
  readonly coSign?: CoSignRequest | undefined
  /** Of patient instructions: a note has them once. */
  readonly restsOn?: NoteBasis | undefined
}

export type CoSignatureToStore = Pick<ApprovalToStore, 'filing' | 'payload' | 'isLabelled'> & {
  /** The exact text with the co-signature: the next approved version of the note. */
  readonly text: string
  readonly attestation: { readonly textVersion: string; readonly text: string }
}

export type VoidToStore = Pick<ApprovalToStore, 'filing' | 'payload'>

/** Why an amendment was not stored: its target is not as the author saw it (lineage.ts). */
export type TargetObjection = { readonly kind: 'objection'; readonly code: AppErrorCode }

export interface ApprovalStore {
  /**
   * Approval, filing and the worker's wake-up in one transaction: all of it or nothing (WB-21). For an
   * amendment its family is looked at within, so that of two only one is stored; for patient
   * instructions the note that they rest on.
   * @returns `already-approved` or `conflict` when the draft is no longer that version;
   *   STORE_UNAVAILABLE when it is not known whether it was stored: asking again is safe
   */
  approve(
    approval: ApprovalToStore,
  ): Promise<Result<'approved' | 'already-approved' | 'conflict' | TargetObjection>>
  /**
   * Stores filings that void records of one family, all of them or none, and wakes workers for them.
   */
  void(voids: readonly VoidToStore[]): Promise<Result<'stored' | TargetObjection>>
  /**
   * The co-signature of a preliminary note, with its text, its filing and the worker's wake-up. Of two
   * at once one is stored, and the other is told.
   */
  coSign(signature: CoSignatureToStore): Promise<Result<'stored' | TargetObjection>>
  /** The exact text of an approved version; it exists for every filing. */
  textOf(tenant: TenantId, noteId: NoteId, version: number): Promise<Result<string>>
  /** The note of an approved version, with where each of its statements came from. */
  noteOf(tenant: TenantId, noteId: NoteId, version: number): Promise<Result<Note>>
}
