import { headingIn, sectionOfHeading } from './headings.ts'
import type { Note, Statement } from './note.ts'
import type { SectionCode } from './note-types.ts'

/** A note that was signed before, as far as its text tells. */
export type EarlierNote = {
  /** The day it was signed, as notes write it: `12-Nov-2026`. */
  readonly signedOn: string
  readonly parts: readonly EarlierPart[]
}

/** What stands below one heading. */
export type EarlierPart = {
  readonly heading: string
  /** Undefined for a heading that names no section we know. */
  readonly code: SectionCode | undefined
  /** One line is one statement. */
  readonly lines: readonly string[]
}

const LIST_MARK = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/

/** The parts of a note's text that stand below a heading; what comes before the first is its head. */
export function partsOfText(text: string): readonly EarlierPart[] {
  const parts: { heading: string; code: SectionCode | undefined; lines: string[] }[] = []
  for (const line of text.split(/\r\n?|\n/)) {
    const heading = headingIn(line.trim())
    if (heading !== undefined) parts.push({ heading, code: sectionOfHeading(heading), lines: [] })
    else if (line.trim() !== '') addLine(parts.at(-1)?.lines, line)
  }
  return parts.filter(({ lines }) => lines.length > 0)
}

/** A line that only goes on where a wrapped one ended is a part of it. */
function addLine(lines: string[] | undefined, line: string): void {
  if (!lines) return
  const before = lines.at(-1)
  const goesOn = /^\s/.test(line) || /^\s*\p{Ll}/u.test(line)
  if (before !== undefined && goesOn && !LIST_MARK.test(line)) {
    lines[lines.length - 1] = `${before} ${line.trim()}`
  } else lines.push(line.replace(LIST_MARK, '').trim())
}

// Where a part goes in a note that has no section of its own for it.
const NEAREST: Readonly<Partial<Record<SectionCode, readonly SectionCode[]>>> = {
  '10154-3': ['10164-2'],
  '10187-3': ['10164-2'],
  '8716-3': ['29545-1'],
  '51847-2': ['51848-0'],
  '51848-0': ['51847-2'],
  '18776-5': ['51847-2'],
}

/** The section of a note that a part belongs into; undefined when the note has none for it. */
export function placeForPart(note: Note, { code }: EarlierPart): string | undefined {
  if (code === undefined) return undefined
  const own = new Set(note.sections.map((section) => section.code))
  return [code, ...(NEAREST[code] ?? [])].find((one) => own.has(one))
}

/** The parts as a note of this one's sections, for carrying them forward. Its statements cite nothing. */
export const asNoteLike = (note: Note, parts: readonly EarlierPart[]): Note => ({
  ...note,
  sections: note.sections.map((section) => ({
    ...section,
    statements: parts
      .filter((part) => placeForPart(note, part) === section.code)
      .flatMap(({ lines }) => lines)
      .map(
        (text, index): Statement => ({
          id: `${section.code}-${index}`,
          text,
          origin: 'drafter',
          evidence: [],
        }),
      ),
  })),
})
