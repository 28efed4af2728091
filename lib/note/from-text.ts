import { withText } from './edit-note.ts'
import { commonLines } from './line-diff.ts'
import type { Section, Statement } from './note.ts'
import { wordLikeness } from './words.ts'

/** The section as plain text: one line is one statement. */
export const sectionText = (section: Section): string =>
  section.statements.map(({ text }) => text).join('\n')

/** A line that shares less than this with the old one is a new sentence, not an edit of it. */
const SAME_SENTENCE = 0.4

/**
 * Merges a section's edited text back into its statements. An unchanged line keeps its statement
 * as it is; a changed line keeps id, origin and evidence of the one it came from; a new line is the
 * clinician's own. Two laws: merging `sectionText` back changes nothing, and `sectionText` of what
 * was merged is the text.
 *
 * @param newId gives ids for new statements
 */
export function mergeText(section: Section, text: string, newId: () => string): Section {
  const clean = text.replace(/\r\n?|[\u2028\u2029]/g, '\n')
  if (clean === sectionText(section)) return section
  const lines = clean === '' ? [] : clean.split('\n')
  const before = section.statements.map((statement) => statement.text)
  const statements: Statement[] = []
  let i = 0
  let j = 0
  for (const [oldEnd, newEnd] of [
    ...commonLines(before, lines),
    [before.length, lines.length] as const,
  ]) {
    const old = section.statements.slice(i, oldEnd)
    statements.push(...changedLines(old, lines.slice(j, newEnd), newId))
    const kept = section.statements[oldEnd]
    if (kept) statements.push(kept)
    i = oldEnd + 1
    j = newEnd + 1
  }
  return { ...section, statements }
}

/** Between two unchanged lines: each new line takes the most alike old statement still free. */
function changedLines(
  old: readonly Statement[],
  lines: readonly string[],
  newId: () => string,
): Statement[] {
  const free = [...old]
  return lines.map((line) => {
    const origin = mostAlike(free, line, lines.length === 1 && old.length === 1)
    if (!origin) return { id: newId(), text: line, origin: 'clinician', evidence: [] }
    free.splice(0, free.indexOf(origin) + 1)
    return withText(origin, line)
  })
}

function mostAlike(
  candidates: readonly Statement[],
  line: string,
  isOnly: boolean,
): Statement | undefined {
  let best: Statement | undefined
  let bestLikeness = 0
  for (const candidate of candidates) {
    const likeness = likenessOf(candidate.text, line, isOnly)
    if (likeness > bestLikeness) {
      best = candidate
      bestLikeness = likeness
    }
  }
  return bestLikeness >= SAME_SENTENCE ? best : undefined
}

/** While a line is typed, one is the beginning of the other: that is the same sentence. */
function likenessOf(old: string, line: string, isOnly: boolean): number {
  const isTyping = isOnly && (line.startsWith(old) || old.startsWith(line)) && line.trim() !== ''
  return isTyping ? 1 : wordLikeness(old, line)
}
