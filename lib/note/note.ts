import type { NoteId, TranscriptId } from '../kernel/ids.ts'
import type { Evidence } from './evidence.ts'
import type { NoteLayout } from './note-layout.ts'

/** Who put a sentence there. A clinician's edit of a drafted sentence keeps its origin. */
export type StatementOrigin = 'drafter' | 'chart' | 'clinician'

/** What the clinician decided about a sentence whose evidence does not carry it. */
export type Resolution =
  | { readonly kind: 'own-words' }
  | { readonly kind: 'kept'; readonly reason: string }

/** One sentence or line of the note: the unit that has evidence. */
export type Statement = {
  readonly id: string
  readonly text: string
  readonly origin: StatementOrigin
  readonly evidence: readonly Evidence[]
  /** Which drafter or model wrote it first, by name and version; an edit does not change that. */
  readonly drafter?: string | undefined
  /** The text as drafted or inserted; differs from `text` once it was edited. */
  readonly drafted?: string | undefined
  readonly resolution?: Resolution | undefined
}

export type Section = {
  /** LOINC section code, e.g. 10164-2 history of present illness. */
  readonly code: string
  readonly title: string
  readonly statements: readonly Statement[]
}

/** A note being written. Only `approve` (approve.ts) makes an ApprovedNote of it. */
export type Note = {
  readonly id: NoteId
  /** LOINC document type of note-types.ts, e.g. 11506-3 progress note. */
  readonly type: string
  readonly sections: readonly Section[]
  readonly transcriptId?: TranscriptId | undefined
  /** How its text is set when it is filed; `lines` unless it is told. */
  readonly layout?: NoteLayout | undefined
  /** What was said and the clinician decided to leave out, by turn and offset in the transcript. */
  readonly leftOut?: readonly string[] | undefined
}
