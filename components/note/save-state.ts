import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Note } from '#lib/note/note.ts'

/** How the note stands with the server, as the action bar tells it. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at?: Instant | undefined }
  | { readonly kind: 'saving' }
  /** Not saved, and a copy that survives a crash is on this device. */
  | { readonly kind: 'kept-on-device'; readonly code: AppErrorCode }
  /** Not saved, and only this page has it. */
  | { readonly kind: 'kept-on-page'; readonly code: AppErrorCode }
  /** Somebody else saved another text: nothing was overwritten, and the clinician chooses. */
  | { readonly kind: 'conflict'; readonly theirs: Note }

/** What a save came to; `failed` with a code of the error table. */
export type SaveAnswer =
  | { readonly saved: number; readonly at?: Instant | undefined }
  | { readonly conflict: { readonly note: Note; readonly version: number } }
  | { readonly failed: AppErrorCode }

/** Saves a note over the version it was read or saved as. Never throws; a lost reply is a failure. */
export type SaveNote = (note: Note, baseVersion: number) => Promise<SaveAnswer>
