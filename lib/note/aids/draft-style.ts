import { type NoteLayout, noteLayouts } from '../note-layout.ts'

/** How a drafted statement is worded: as a whole sentence, or as a clinician jots it down. */
export const wordings = ['sentences', 'phrases'] as const
export type Wording = (typeof wordings)[number]

/** How a clinician wants drafts worded, and how a note is set when it is filed. */
export type DraftStyle = { readonly wording: Wording; readonly layout: NoteLayout }

export const PLAIN_STYLE: DraftStyle = { wording: wordings[0], layout: noteLayouts[0] }

/** The one id under which each clinician's choice is kept: a later one takes its place. */
export const DRAFT_STYLE_ID = '00000000-0000-4000-8000-00000000d57e'
