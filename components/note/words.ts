import type { useTranslations } from 'use-intl'
import type { EvidenceWords } from '../evidence/words.ts'

export type NoteWords = ReturnType<typeof useTranslations<'note'>>

/** The catalogues that a statement's marks, states and remedies are written with. */
export type Words = { readonly note: NoteWords; readonly evidence: EvidenceWords }
