import { type LineChange, lineDiff } from './line-diff.ts'
import type { Note, Section } from './note.ts'
import { plainLine } from './plain-line.ts'

/** What became of the sentences of one section. */
export type SectionChange = {
  readonly title: string
  readonly lines: readonly LineChange[]
}

/**
 * What a correction changes, section by section in the order of the new note: those in which a
 * sentence was removed, added or put elsewhere. Empty when both say the same.
 */
export function noteChanges(before: Note, after: Note): readonly SectionChange[] {
  const codes = [...new Set([...after.sections, ...before.sections].map(({ code }) => code))]
  return codes
    .map((code) => {
      const [old, now] = [sectionOf(before, code), sectionOf(after, code)]
      return { title: (now ?? old)?.title ?? code, lines: lineDiff(linesOf(old), linesOf(now)) }
    })
    .filter(({ lines }) => lines.some(({ kind }) => kind !== 'same'))
}

const sectionOf = ({ sections }: Note, code: string): Section | undefined =>
  sections.find((section) => section.code === code)

const linesOf = (section: Section | undefined): readonly string[] =>
  (section?.statements ?? []).map(({ text }) => plainLine(text)).filter(Boolean)
