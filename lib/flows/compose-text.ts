import { clinicalDateTime } from '../fhir/clinical-time.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Note } from '../note/note.ts'
import type { StoredNote } from '../note/note-store.ts'
import { renderAddendum } from '../note/render-addendum.ts'
import { type NoteHeader, renderNote } from '../note/render-note.ts'
import { softwareShareOf } from '../note/statement-provenance.ts'
import type { Amended } from './read-amended.ts'

/** The words of amendments in the language of the note. */
export type AmendmentWords = {
  readonly addendum: string
  readonly addendumTo: (type: string) => string
  readonly adds: (signed: string, record: string) => string
  readonly corrects: (signed: string, reason: string) => string
  /** What software drafted: which, and in which sections. */
  readonly drafted: (drafters: readonly string[], sections: readonly string[]) => string
  /** Whose plan patient instructions restate, and which software drafted them. */
  readonly restates: (note: string, signed: string, drafters: readonly string[]) => string
}

type Composing = {
  readonly stored: Pick<StoredNote, 'note' | 'amends'>
  readonly amended: Amended | undefined
  /** The note whose plan patient instructions restate. */
  readonly restated: { readonly title: string; readonly at: Instant } | undefined
  readonly header: NoteHeader
  readonly words: AmendmentWords
  readonly at: Instant
  /** IANA zone of the site. */
  readonly zone: string
}

/**
 * The exact text that is filed: a note; its corrected version, which says what it corrects and keeps
 * the addenda; or an addendum, below the unchanged text or as a document that names what it adds to.
 */
export function composeText(composing: Composing): string {
  const { stored, amended, header, words, at, zone } = composing
  const { note, amends } = stored
  const drafted = originWords(composing)
  if (!amends || !amended) return renderNote(note, { ...header, remarks: drafted })
  const signed = clinicalDateTime(amended.target.createdAt, zone)
  if (amends.kind === 'correction') {
    const remarks = [words.corrects(signed, amends.reason ?? ''), ...drafted]
    return renderNote(note, { ...header, remarks }) + amended.addenda
  }
  if (amended.method === 'create-appends') {
    const adds = words.adds(signed, `DocumentReference/${amended.target.record.id}`)
    const remarks = [adds, ...drafted]
    return renderNote(note, { ...header, title: words.addendumTo(header.title), remarks })
  }
  const heading = {
    ...{ title: words.addendum, at: clinicalDateTime(at, zone), author: header.author },
    remarks: drafted,
  }
  return amended.text + renderAddendum(note, heading)
}

/** What stands above a text of which software drafted a part: who reads it has a right to know. */
function originWords({ stored, restated, words, zone }: Composing): readonly string[] {
  const share = softwareShareOf(stored.note)
  if (restated) {
    const signed = clinicalDateTime(restated.at, zone)
    return [words.restates(restated.title, signed, share?.drafters ?? [])]
  }
  return share ? [words.drafted(share.drafters, share.sections)] : []
}

/** LOINC 55107-7, addendum document: the one section of an addendum. */
const ADDENDUM_SECTION = '55107-7'

export const emptyAddendum = (of: Note, title: string): Omit<Note, 'id'> => ({
  type: of.type,
  sections: [{ code: ADDENDUM_SECTION, title, statements: [] }],
})
