import type { Engine } from '#lib/ambient/transcriber.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import type { LeftRecording } from './recorder.ts'

export type ConsentScript = { readonly version: string; readonly text: string }

/** What a page is told where visits may be recorded. */
export type VisitCapture = {
  /** Sent with every piece (S21). */
  readonly token: string
  readonly engine: Engine
  /** Whether words are seen while one speaks. */
  readonly hearsAlong: boolean
  /** The words that the question is asked with. */
  readonly script: ConsentScript
  /** The same for sound that was recorded elsewhere. */
  readonly fileScript: ConsentScript
  /** A recording of this visit that is not finished. */
  readonly left: (LeftRecording & { readonly noteId: NoteId }) | undefined
}
