import type { NoteId } from '../../kernel/ids.ts'
import { withoutCarriedMark } from '../carry-forward.ts'
import type { Note, Statement } from '../note.ts'
import { INSTRUCTIONS } from '../note-types.ts'
import type { WrittenSource } from '../sources.ts'
import { isBlank } from '../statements.ts'
import { INSTRUCTION_RULES, isPlan, toPatient } from './patient-instructions.ts'

/** A line for the patient as somebody wrote it before the note was signed. */
export type GivenLine = {
  readonly text: string
  /** The statement of the plan that it tells; undefined for a line of the clinician's own. */
  readonly statementId?: string | undefined
}

/**
 * What patient instructions may cite: every sentence of the plan, and of what was added to the note.
 *
 * @param noteId the first note of the family
 * @param note as it was signed, without its addenda
 */
export const planSources = (
  noteId: NoteId,
  note: Note,
  addenda: readonly Note[],
): readonly WrittenSource[] =>
  [...note.sections.filter(isPlan), ...addenda.flatMap(({ sections }) => sections)]
    .flatMap(({ statements }) => statements)
    .filter((statement) => !isBlank(statement))
    .map((statement) => {
      const text = withoutCarriedMark(statement.text)
      return { noteId, statementId: statement.id, text, plain: toPatient(text) }
    })

/**
 * Patient instructions as a note of their own: one statement for each sentence of the plan that the
 * rules can tell in plain words, with that sentence as its evidence.
 *
 * @param title of its one section
 * @param given the lines as they were left before the note was signed, instead of the rules' own
 */
export const instructionsNote = (
  id: NoteId,
  title: string,
  plan: readonly WrittenSource[],
  given?: readonly GivenLine[],
): Note => ({
  id,
  type: INSTRUCTIONS,
  sections: [
    {
      code: INSTRUCTIONS,
      title,
      statements: given ? given.map((line, at) => givenStatement(line, at, plan)) : restated(plan),
    },
  ],
})

/** The sentence of the plan as the rules tell it, or as it stands where they are not certain. */
export const restatement = (source: WrittenSource, id: string): Statement => ({
  id,
  text: source.plain ?? source.text,
  origin: 'drafter',
  drafter: INSTRUCTION_RULES,
  drafted: source.plain ?? source.text,
  evidence: [cited(source)],
})

/** Sentences of the plan that no line tells. */
export function untoldOf(plan: readonly WrittenSource[], note: Note): readonly WrittenSource[] {
  const told = new Set(
    note.sections
      .flatMap(({ statements }) => statements)
      .filter((statement) => !isBlank(statement))
      .flatMap(({ evidence }) => evidence)
      .flatMap((one) => (one.kind === 'written' ? one.statementId : [])),
  )
  return plan.filter(({ statementId }) => !told.has(statementId))
}

const restated = (plan: readonly WrittenSource[]): readonly Statement[] =>
  plan.filter(({ plain }) => plain !== undefined).map((one) => restatement(one, one.statementId))

/** A line that tells a sentence which is not in the plan any more is the clinician's own word. */
function givenStatement(
  { text, statementId }: GivenLine,
  at: number,
  plan: readonly WrittenSource[],
): Statement {
  const id = `line-${at + 1}`
  const source = plan.find((one) => one.statementId === statementId)
  return source
    ? { ...restatement(source, id), text }
    : { id, text, origin: 'clinician', evidence: [] }
}

const cited = ({ noteId, statementId, text }: WrittenSource) =>
  ({ kind: 'written', noteId, statementId, quote: text }) as const
