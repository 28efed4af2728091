import type { NoteTemplate } from '../templates/note-template.ts'
import type { DraftLength } from './draft-length.ts'
import type { DraftStyle } from './draft-style.ts'

/** What a clinician keeps for writing. It belongs to the person, not to a patient. */
export type WritingAid = OwnPhrase | OwnTemplate | OwnDraftLength | OwnDraftStyle

export type OwnPhrase = {
  readonly kind: 'phrase'
  /** A UUID. */
  readonly id: string
  /** What is typed for it, without the dot. */
  readonly name: string
  /** One line is one statement; `{{last A1c}}` is a place. */
  readonly text: string
}

/** Its id is that of the template. */
export type OwnTemplate = { readonly kind: 'template' } & NoteTemplate

/** How long drafts are to be. There is one at most: its id is always the same. */
export type OwnDraftLength = {
  readonly kind: 'draft-length'
  readonly id: string
  readonly length: DraftLength
}

/** How drafts are worded and notes set. There is one at most, as of the length. */
export type OwnDraftStyle = { readonly kind: 'draft-style'; readonly id: string } & DraftStyle
