import { applyRemedy, type Remedy } from '#lib/note/remedies.ts'
import type { CheckedStatement } from '#lib/note/verification.ts'
import type { NoteStore } from './note-store.ts'
import type { NoteWords } from './words.ts'

/** Does what a remedy's button says: changes the note, or puts the caret where to edit. */
export function takeRemedy(
  store: NoteStore,
  statementId: string,
  remedy: Remedy,
  words: NoteWords,
): void {
  const { note, verification } = store.get()
  const checked = verification.statements.find(({ statement }) => statement.id === statementId)
  if (!checked) return
  if (remedy === 'edit') store.goTo(statementId)
  else {
    store.setNote(applyRemedy(note, checked, remedy, keptReason(checked, words)))
    store.check()
  }
}

/** Keeping a statement against the chart is recorded with the reason that the button states. */
function keptReason({ reasons }: CheckedStatement, words: NoteWords): string {
  const dose = reasons.find((reason) => reason.kind === 'dose-differs')
  return dose ? words('kept.dose', { dose: dose.charted }) : words('kept.other')
}
