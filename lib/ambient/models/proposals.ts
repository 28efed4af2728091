import { type Evidence, evidenceKey } from '../../note/evidence.ts'
import type { Note, Statement } from '../../note/note.ts'
import { isEdited, statementsOf } from '../../note/statements.ts'

/** A statement of another draft, and what taking it would do. */
export type Proposal = {
  readonly section: string
  readonly statement: Statement
  /** The drafted statement that it would stand in the place of; undefined: it is added. */
  readonly instead: Statement | undefined
}

/**
 * What another draft has that the note has not, in the order of the draft. A statement may stand in
 * the place of one that was drafted from the same words of the same section and that nobody has
 * changed; what a clinician wrote, changed or decided is never replaced.
 */
export function proposalsOf(
  note: Note,
  drafted: readonly { readonly section: string; readonly statement: Statement }[],
): readonly Proposal[] {
  const texts = new Set(statementsOf(note).map(({ text }) => plain(text)))
  const ids = new Set(statementsOf(note).map(({ id }) => id))
  const taken = new Set<string>()
  return drafted
    .filter(({ statement }) => !ids.has(statement.id) && !texts.has(plain(statement.text)))
    .map(({ section, statement }) => {
      const instead = replaceable(note, section).find(
        (one) => !taken.has(one.id) && sharesWords(one, statement),
      )
      if (instead) taken.add(instead.id)
      return { section, statement, instead }
    })
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const replaceable = (note: Note, code: string): readonly Statement[] =>
  note.sections
    .filter((section) => section.code === code)
    .flatMap(({ statements }) => statements)
    .filter((one) => one.origin === 'drafter' && !isEdited(one) && one.resolution === undefined)

const sharesWords = (a: Statement, b: Statement): boolean =>
  a.evidence.some((one) => b.evidence.some((other) => overlaps(one, other)))

const overlaps = (a: Evidence, b: Evidence): boolean =>
  a.kind === 'said' &&
  b.kind === 'said' &&
  evidenceKey(a) === evidenceKey(b) &&
  a.start < b.end &&
  b.start < a.end
