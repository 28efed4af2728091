import type { NoteId } from '#lib/kernel/ids.ts'
import { withoutCarriedMark } from '#lib/note/carry-forward.ts'
import { patientInstructions } from '#lib/note/instructions/patient-instructions.ts'
import type { Note, Statement } from '#lib/note/note.ts'
import type { Verification } from '#lib/note/verification.ts'

/** A sentence of the plan, without where it was taken from: that is nothing to the patient. */
export type PlanSentence = { readonly statementId: string; readonly text: string }

/** A line of the sheet, as it stands now. */
export type SheetLine = {
  readonly id: string
  readonly text: string
  /** The sentence of the plan that it tells; undefined for a line of the clinician's own. */
  readonly plan: PlanSentence | undefined
}

/** What the patient takes home, and what of the plan is not on it. */
export type Sheet = {
  readonly noteId: NoteId
  readonly lines: readonly SheetLine[]
  /** Sentences of the plan that no rule can tell in plain words. */
  readonly notRestated: readonly PlanSentence[]
  /** Sentences of the plan that are not resolved: they may not be told yet. */
  readonly unresolved: readonly PlanSentence[]
  /** Somebody wrote in it. */
  readonly isTouched: boolean
}

const sentenceOf = ({ id, text }: Statement): PlanSentence => ({
  statementId: id,
  text: withoutCarriedMark(text),
})

/** The plan as it stands now, in plain language. */
export function sheetOf(note: Note, verification: Verification): Sheet {
  const { lines, notRestated, unresolved } = patientInstructions(note, verification)
  const planOf = new Map(
    verification.statements.map(({ statement }) => [statement.id, sentenceOf(statement)]),
  )
  return {
    noteId: note.id,
    lines: lines.map(({ text, statementId }) => ({
      id: statementId,
      text,
      plan: planOf.get(statementId),
    })),
    notRestated: notRestated.map(sentenceOf),
    unresolved: unresolved.map(({ id, text }) => ({ statementId: id, text })),
    isTouched: false,
  }
}
