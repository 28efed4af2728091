import type { ReviewedNote } from '#lib/flows/review-note.ts'
import type { Note } from '#lib/note/note.ts'
import { renderNote } from '#lib/note/render-note.ts'
import { verify } from '#lib/note/verify.ts'
import { marchettiFacts, marchettiNote, marchettiVisit } from '../note/marchetti-visit.ts'
import { later } from './filing-views.ts'

const identity = {
  patient: ['MARCHETTI, Rosalind', 'Born 05-Apr-1958', 'Female', 'MRN 4471902'],
  encounter: 'Office visit, 19-Nov-2026 09:00, General medicine',
  author: 'OKAFOR, Daniel, MD',
} as const

const sources = { transcripts: [marchettiVisit], chartFacts: marchettiFacts }

/** The example note without what has no evidence or conflicts with the chart. */
export const resolvedNote: Note = without(marchettiNote, new Set(openIn(marchettiNote)))

function openIn(note: Note): readonly string[] {
  return verify(note, sources).statements.flatMap(({ support, statement }) =>
    support === 'supported' || support === 'own-words' ? [] : [statement.id],
  )
}

function without(note: Note, ids: ReadonlySet<string>): Note {
  const sections = note.sections.map((section) => ({
    ...section,
    statements: section.statements.filter(({ id }) => !ids.has(id)),
  }))
  return { ...note, sections }
}

/** What is shown before a note is signed, read and checked as the server does it. */
export function aReview(note: Note = resolvedNote, more: Partial<ReviewedNote> = {}): ReviewedNote {
  const text = renderNote(note, { title: 'Progress note', ...identity })
  return {
    text,
    sha256: 'da6739f5c1b08e2f4a6d9b7c3e5f1a2d4c6b8e0f1a3c5d7e9b1f3a5c7dd0c3e0',
    bytes: new TextEncoder().encode(text).length,
    identity,
    verification: verify(note, sources),
    factsReadAt: later(-22),
    saidNotInNote: 2,
    format: 'text',
    fits: true,
    changes: undefined,
    ...more,
  }
}
