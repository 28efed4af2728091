import type { Note, Section } from './note.ts'
import { type NoteLayout, setLines } from './note-layout.ts'
import { plainLine } from './plain-line.ts'

/** What stands above the sections, each as the line that is filed; undefined where not known. */
export type NoteHeader = {
  /** Title of the document, `Progress note`. */
  readonly title: string
  /** `MARCHETTI, Rosalind   Born 05-Apr-1958   Female   MRN 4471902`, in parts. */
  readonly patient: readonly string[]
  /** `Office visit, 19-Nov-2026 09:00, General medicine`. */
  readonly encounter?: string | undefined
  /** `OKAFOR, Daniel, MD`. */
  readonly author: string
  /** Further lines below the author, such as the disclosure of software-drafted text. */
  readonly remarks?: readonly string[] | undefined
}

/** The words before patient, encounter and author, in the language of the note. */
export type NoteHeaderLabels = {
  readonly patient: string
  readonly encounter: string
  readonly author: string
}

const englishHeaderLabels: NoteHeaderLabels = {
  patient: 'Patient',
  encounter: 'Encounter',
  author: 'Author',
}

/**
 * The exact plain text that is shown before signing, hashed and filed. One statement is one line, or
 * what a section tells is one; no line is wrapped: where a viewer breaks lines carries no meaning. Sections without text are
 * left out. UTF-8, NFC, LF line ends, ends with a newline; the same note gives the same bytes.
 */
export function renderNote(
  note: Note,
  header: NoteHeader,
  labels: NoteHeaderLabels = englishHeaderLabels,
): string {
  const blocks = [
    headerLines(header, labels),
    ...note.sections.map((section) => sectionLines(section, note.layout)),
  ]
  const filled = blocks.filter((lines) => lines.length > 0)
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/**
 * The visit that a signed text names, in the words it was signed with: the launch in which they were
 * read may be long over.
 *
 * @param text as renderNote made it, with or without addenda below
 */
export function encounterIn(
  text: string,
  { encounter }: NoteHeaderLabels = englishHeaderLabels,
): string | undefined {
  const label = `${encounter}: `
  const [head = ''] = text.split('\n\n', 1)
  return head
    .split('\n')
    .find((line) => line.startsWith(label))
    ?.slice(label.length)
}

function headerLines(header: NoteHeader, labels: NoteHeaderLabels): string[] {
  const { title, patient, encounter, author, remarks = [] } = header
  const lines = [
    plainLine(title).toUpperCase(),
    `${labels.patient}: ${patient.map(plainLine).filter(Boolean).join('   ')}`,
    ...(encounter ? [`${labels.encounter}: ${plainLine(encounter)}`] : []),
    `${labels.author}: ${plainLine(author)}`,
  ]
  return [...lines, ...remarks.map(plainLine).filter(Boolean)]
}

function sectionLines(section: Section, layout: NoteLayout | undefined): readonly string[] {
  const texts = section.statements.map(({ text }) => plainLine(text)).filter(Boolean)
  if (texts.length === 0) return []
  return [plainLine(section.title).toUpperCase(), ...setLines(section.code, texts, layout)]
}
