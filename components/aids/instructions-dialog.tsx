import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import { useNoteStore } from '../note/note-provider.tsx'
import { reportSession } from '../session/session-report.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ask } from '../visit/ask.ts'
import type { AidDialogProps } from './aid-dialog-props.ts'
import { InstructionLine } from './instruction-line.tsx'
import { type PlanSentence, type Sheet, type SheetLine, sheetOf } from './instruction-sheet.ts'
import { NotTold } from './not-told.tsx'
import { PrintedInstructions } from './printed-instructions.tsx'

/**
 * The plan in plain language, for the patient, before the note is signed: made from what stands, edited
 * and printed here. What is written stays for the document that is filed after the note.
 */
export default function InstructionsDialog({ port, sheet: kept, onClose }: AidDialogProps) {
  const t = useTranslations('aids.instructions')
  const say = useTranslations('appError')
  const store = useNoteStore()
  const fresh = () => sheetOf(store.get().note, store.get().verification)
  const [sheet, setSheet] = useState(() => leftIn(kept.current, store.get().note.id) ?? fresh())
  const [problem, setProblem] = useState<AppErrorCode>()
  const { lines } = sheet
  useEffect(() => {
    kept.current = sheet
  }, [kept, sheet])
  const setLines = (next: readonly SheetLine[]) =>
    setSheet({ ...sheet, lines: next, isTouched: true })
  const add = (text: string, plan?: PlanSentence) =>
    setLines([...lines, { id: crypto.randomUUID(), text, plan }])
  const isUntold = ({ statementId }: PlanSentence) =>
    lines.every(({ plan }) => plan?.statementId !== statementId)
  const told = lines.filter(({ text }) => text.trim() !== '')
  const print = async () => {
    if (told.length === 0) return
    const noteId = store.get().note.id
    const answer = await ask(port.actions.printInstructions({ noteId }))
    if (answer.ok) return window.print()
    reportSession(answer.error.code)
    setProblem(answer.error.code)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title')}
      footer={
        <>
          <p role="status" className="min-w-0 flex-1 font-semibold text-warn">
            {problem ? say(problem) : told.length === 0 ? t('nothing') : null}
          </p>
          <Button onClick={() => setSheet(fresh())}>{t('again')}</Button>
          <Button kind="primary" aria-disabled={told.length === 0} onClick={() => void print()}>
            {t('print')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 p-4">
        <p className="max-w-[84ch] text-ink-2">{t('lead')}</p>
        <ol className="grid gap-2">
          {lines.map((line, index) => (
            <InstructionLine
              key={line.id}
              noteId={sheet.noteId}
              line={line}
              place={index + 1}
              onChange={(text) =>
                setLines(lines.map((one) => (one.id === line.id ? { ...one, text } : one)))
              }
              onRemove={() => setLines(lines.filter(({ id }) => id !== line.id))}
            />
          ))}
        </ol>
        <Button className="justify-self-start" onClick={() => add('')}>
          {t('add')}
        </Button>
        <NotTold
          title={t('notRestated')}
          sentences={sheet.notRestated.filter(isUntold)}
          onTake={(sentence) => add(sentence.text, sentence)}
        />
        <NotTold title={t('unresolved')} sentences={sheet.unresolved} />
      </div>
      <PrintedInstructions lines={told} />
    </Dialog>
  )
}

/** What somebody wrote; what nobody touched is made anew from the plan as it stands by now. */
const leftIn = (kept: Sheet | undefined, noteId: NoteId): Sheet | undefined =>
  kept?.isTouched && kept.noteId === noteId ? kept : undefined
