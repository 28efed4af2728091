import type { Note } from '#lib/note/note.ts'
import { applyRemedy, type Remedy } from '#lib/note/remedies.ts'
import { statementsOf } from '#lib/note/statements.ts'
import type { CheckedStatement } from '#lib/note/verification.ts'
import type { NoteStore } from './note-store.ts'
import type { NoteWords } from './words.ts'

/** Does what a remedy's button says, and puts the caret where the sentence is. */
export function takeRemedy(
  store: NoteStore,
  statementId: string,
  remedy: Remedy,
  words: NoteWords,
): void {
  const { note, verification } = store.get()
  const checked = verification.statements.find(({ statement }) => statement.id === statementId)
  if (!checked) return
  const next = applyRemedy(note, checked, remedy, keptReason(checked, words))
  if (next !== note) {
    store.setNote(next)
    store.check()
  }
  // The button that was pressed is gone with what it resolved: the caret is where it was.
  const target = nearestTo(statementId, note, next)
  if (target !== undefined) store.goTo(target)
}

/** The statement itself, or after it was deleted the one that follows it, or the one before. */
function nearestTo(statementId: string, before: Note, after: Note): string | undefined {
  const ids = statementsOf(before).map(({ id }) => id)
  const at = ids.indexOf(statementId)
  const left = new Set(statementsOf(after).map(({ id }) => id))
  return [...ids.slice(at), ...ids.slice(0, at).reverse()].find((id) => left.has(id))
}

/** Keeping a statement against the chart is recorded with the reason that the button states. */
function keptReason({ reasons }: CheckedStatement, words: NoteWords): string {
  const dose = reasons.find((reason) => reason.kind === 'dose-differs')
  return dose ? words('kept.dose', { dose: dose.charted }) : words('kept.other')
}
