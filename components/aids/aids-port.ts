import type { AppError } from '#lib/kernel/app-error.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { WritingAid } from '#lib/note/aids/writing-aid.ts'
import type { EarlierNote } from '#lib/note/earlier-note.ts'

type Answer<T> = Promise<Result<T, Pick<AppError, 'code'>>>

/** What the writing aids can ask of the server, bound to their launch. */
export type AidsPort = {
  readonly launchId: string
  /** The moment that ages are told at. */
  readonly openedAt: Instant
  readonly actions: {
    readonly keepAid: (request: { readonly aid: WritingAid }) => Answer<void>
    readonly readEarlierNote: (request: { readonly documentId: string }) => Answer<EarlierNote>
    readonly printInstructions: (request: { readonly noteId: NoteId }) => Answer<void>
    readonly removeAid: (request: { readonly id: string }) => Answer<void>
  }
}
