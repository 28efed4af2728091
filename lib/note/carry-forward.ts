import type { Note, Statement } from './note.ts'
import { isBlank } from './statements.ts'

const MARK = / \[from the note of (\d{2}-[A-Z][a-z]{2}-\d{4})\]$/

/** The day of the earlier note that a statement was taken over from, also after it was edited. */
export const carriedFrom = ({
  text,
  drafted,
}: Pick<Statement, 'text' | 'drafted'>): string | undefined => MARK.exec(drafted ?? text)?.[1]

/** What a statement says, without the mark of where it was taken from: the mark claims nothing. */
export const withoutCarriedMark = (text: string): string => text.replace(MARK, '')

/**
 * Takes sections of an earlier note of the same patient over into a note. Each sentence is marked with
 * the day of the note that it comes from, the first one if it was carried before. What it cited of
 * the chart is kept, and thus held against the chart as it reads now. What was said in that visit was
 * not said in this one: such a sentence cites nothing, and has to be decided on before signing.
 *
 * @param signedOn the day as notes write it, `12-Nov-2026`
 * @param codes the sections that are wanted; those that the note does not have are passed over
 */
export const carryForward = (
  note: Note,
  earlier: { readonly note: Note; readonly signedOn: string },
  codes: readonly string[],
  newId: () => string,
): Note => ({
  ...note,
  sections: note.sections.map((section) => {
    if (!codes.includes(section.code)) return section
    const present = new Set(section.statements.map(({ text }) => withoutCarriedMark(text)))
    const carried = earlier.note.sections
      .filter(({ code }) => code === section.code)
      .flatMap(({ statements }) => statements)
      .filter((one) => !isBlank(one) && !present.has(withoutCarriedMark(one.text)))
      .map((one) => carriedOf(one, earlier.signedOn, newId()))
    return { ...section, statements: [...section.statements, ...carried] }
  }),
})

function carriedOf({ text: said, evidence }: Statement, signedOn: string, id: string): Statement {
  const text = MARK.test(said) ? said : `${said} [from the note of ${signedOn}]`
  const charted = evidence.filter(({ kind }) => kind === 'chart')
  // A part of its evidence would prove a part of the sentence only.
  const kept = charted.length === evidence.length ? charted : []
  const origin = kept.length > 0 ? 'chart' : 'drafter'
  return { id, text, drafted: text, origin, evidence: kept }
}
