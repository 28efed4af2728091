import type {
  EhrId,
  EncounterId,
  FilingId,
  NoteId,
  PatientId,
  TenantId,
  UserUrl,
} from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'
import type { Note } from './note.ts'
import type { Verification } from './verification.ts'

/**
 * Whose note it is: one author, one patient, one visit, at one EHR. A note outlives the launch in
 * which it was begun, and is found again by all of these together, never by its id alone.
 */
export type NoteOwner = {
  readonly tenant: TenantId
  readonly ehrId: EhrId
  readonly author: UserUrl
  readonly patientId: PatientId
  readonly encounterId: EncounterId | undefined
}

/** Whoever wrote notes about one patient, in whatever visit. */
export type NoteAuthor = Omit<NoteOwner, 'encounterId'>

/** What a note amends: an addendum holds only what is added, a correction all of the note anew. */
export type Amendment = {
  readonly kind: 'addendum' | 'correction'
  /** The first note of the family. */
  readonly originalNoteId: NoteId
  /** The filing whose record stands in the EHR. */
  readonly filingId: FilingId
  /** Why, in the author's words; a correction has one. */
  readonly reason: string | undefined
}

/** The signed note that patient instructions restate. */
export type NoteBasis = {
  /** The first note of the family. */
  readonly originalNoteId: NoteId
  /** The filing whose words they were made from. */
  readonly filingId: FilingId
}

export type StoredNote = {
  readonly note: Note
  readonly amends: Amendment | undefined
  /** Of patient instructions, and of what amends them. */
  readonly restsOn: NoteBasis | undefined
  readonly state: 'draft' | 'approved'
  /** Goes up with every save. */
  readonly version: number
  readonly updatedAt: Instant
  /** The text last shown for signing. */
  readonly review: NoteReview | undefined
}

/** The exact text that the author was shown, of which version of the note, and the verdict on it. */
export type NoteReview = {
  readonly version: number
  readonly text: string
  readonly sha256: string
  readonly verification: Verification
}

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody saved in between; nothing was overwritten. */
  | { readonly kind: 'conflict'; readonly stored: StoredNote }
  | { readonly kind: 'approved' }
  | { readonly kind: 'missing' }

/**
 * Where notes are kept. What belongs to another owner does not exist here. Every method may answer
 * STORE_UNAVAILABLE.
 */
export interface NoteStore {
  /** Does nothing when a note of that id exists: creating may be asked for twice. */
  create(
    owner: NoteOwner,
    note: Note,
    at: Instant,
    links?: { readonly amends?: Amendment | undefined; readonly restsOn?: NoteBasis | undefined },
  ): Promise<Result<void>>
  find(owner: NoteOwner, id: NoteId): Promise<Result<StoredNote | undefined>>
  /** A signed note of this author and patient, whichever visit it was written in. */
  findSigned(author: NoteAuthor, id: NoteId): Promise<Result<StoredNote | undefined>>
  /** This author's patient instructions that rest on a note, oldest first; not what amends them. */
  restingOn(author: NoteAuthor, originalNoteId: NoteId): Promise<Result<readonly StoredNote[]>>
  /** The newest note of this owner for this visit that was not discarded. */
  newest(owner: NoteOwner): Promise<Result<StoredNote | undefined>>
  save(owner: NoteOwner, note: Note, baseVersion: number, at: Instant): Promise<Result<SaveOutcome>>
  discard(owner: NoteOwner, id: NoteId, at: Instant): Promise<Result<boolean>>
  /** @returns false when the note is no longer that version */
  keepReview(owner: NoteOwner, id: NoteId, review: NoteReview): Promise<Result<boolean>>
}
