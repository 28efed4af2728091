import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isReplaceable, redraftNote } from '#lib/ambient/redraft-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { DRAFT_LENGTH_ID, type DraftLength, draftLengths } from '#lib/note/aids/draft-length.ts'
import { statementsOf, writtenStatementsOf } from '#lib/note/statements.ts'
import { newStatementId } from '../note/new-statement-id.ts'
import { useNote, useNoteStore } from '../note/note-provider.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { AidDialogProps } from './aid-dialog-props.ts'

/** How long drafts are, for this clinician from now on; and this note's draft, made again. */
export default function DraftDialog({ own, onClose }: AidDialogProps) {
  const t = useTranslations('aids.draft')
  const say = useTranslations('appError')
  const store = useNoteStore()
  const note = useNote((state) => state.note)
  const name = useId()
  const kept = own.aids.findLast((aid) => aid.kind === 'draft-length')?.length ?? 'standard'
  const [chosen, setChosen] = useState<DraftLength>()
  // What was chosen just before may still be on its way when the dialog is opened again.
  const length = chosen ?? kept
  const [problem, setProblem] = useState<AppErrorCode>()
  const transcript = store.sources().transcripts.at(-1)
  const replaced = statementsOf(note).filter(isReplaceable).length
  const stays = writtenStatementsOf(note).length - replaced
  const choose = async (next: DraftLength) => {
    setChosen(next)
    setProblem(await own.keep({ kind: 'draft-length', id: DRAFT_LENGTH_ID, length: next }))
  }
  const draftAgain = () => {
    if (!transcript) return
    const { chartFacts = [] } = store.sources()
    const material = { transcript, chartFacts, length, newId: newStatementId }
    store.setNote(redraftNote(store.get().note, material))
    store.check()
    onClose()
  }
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={t('title')}
      footer={
        <>
          <p role="status" className="min-w-0 flex-1 font-semibold text-warn">
            {problem ? say(problem) : null}
          </p>
          {/* Closed by the platform, which gives the focus back. */}
          <form method="dialog">
            <Button kind={transcript ? 'outlined' : 'primary'} type="submit">
              {t('done')}
            </Button>
          </form>
          {transcript ? (
            <Button kind="primary" onClick={draftAgain}>
              {t('again', { count: replaced })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="grid gap-3 p-4">
        <fieldset className="grid gap-1">
          <legend className="pb-1 font-semibold">{t('length')}</legend>
          {draftLengths.map((value) => (
            <label key={value} className="flex items-baseline gap-2">
              <input
                type="radio"
                name={name}
                value={value}
                checked={length === value}
                onChange={() => void choose(value)}
                className="accent-accent"
              />
              <span>
                <b>{t(`lengths.${value}`)}</b>{' '}
                <span className="text-ink-2">{t(`lengthHints.${value}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p className="text-s text-ink-2">{t('remembered')}</p>
        {transcript ? (
          <p>{t('replaces', { count: replaced, stays })}</p>
        ) : (
          <p className="text-ink-2">{t('noTranscript')}</p>
        )}
      </div>
    </Dialog>
  )
}
