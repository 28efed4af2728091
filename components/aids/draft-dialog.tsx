import { useTranslations } from 'use-intl'
import { isReplaceable, redraftNote } from '#lib/ambient/redraft-note.ts'
import { draftLengths } from '#lib/note/aids/draft-length.ts'
import { PLAIN_STYLE, wordings } from '#lib/note/aids/draft-style.ts'
import { noteLayouts } from '#lib/note/note-layout.ts'
import { statementsOf, writtenStatementsOf } from '#lib/note/statements.ts'
import { newStatementId } from '../note/new-statement-id.ts'
import { useNote, useNoteStore } from '../note/note-provider.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DoneButton } from '../ui/done-button.tsx'
import type { AidDialogProps } from './aid-dialog-props.ts'
import { RadioChoice } from './radio-choice.tsx'
import { useDraftChoices } from './use-draft-choices.ts'

/**
 * How drafts are written and notes set, for this clinician from now on; this note's draft, made again,
 * and how this note is set.
 */
export default function DraftDialog({ own, onClose }: AidDialogProps) {
  const t = useTranslations('aids.draft')
  const say = useTranslations('appError')
  const store = useNoteStore()
  const note = useNote((state) => state.note)
  const { length, wording, problem, chooseLength, chooseStyle } = useDraftChoices(own)
  const transcript = store.sources().transcripts.at(-1)
  const replaced = statementsOf(note).filter(isReplaceable).length
  const stays = writtenStatementsOf(note).length - replaced
  const draftAgain = () => {
    if (!transcript) return
    const { chartFacts = [] } = store.sources()
    const material = { transcript, chartFacts, length, wording, newId: newStatementId }
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
      status={problem ? say(problem) : null}
      footer={
        <>
          <DoneButton label={t('done')} kind={transcript ? 'outlined' : 'primary'} />
          {transcript ? (
            <Button kind="primary" onClick={draftAgain}>
              {t('again', { count: replaced })}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="grid gap-4 p-4">
        <RadioChoice
          legend={t('length')}
          values={draftLengths}
          chosen={length}
          onChoose={chooseLength}
          nameOf={(value) => t(`lengths.${value}`)}
          hintOf={(value) => t(`lengthHints.${value}`)}
        />
        <RadioChoice
          legend={t('wording')}
          values={wordings}
          chosen={wording}
          onChoose={(value) => chooseStyle({ wording: value })}
          nameOf={(value) => t(`wordings.${value}`)}
          hintOf={(value) => t(`wordingHints.${value}`)}
        />
        <RadioChoice
          legend={t('layout')}
          values={noteLayouts}
          chosen={note.layout ?? PLAIN_STYLE.layout}
          onChoose={(layout) => {
            store.setNote({ ...store.get().note, layout })
            chooseStyle({ layout })
          }}
          nameOf={(value) => t(`layouts.${value}`)}
          hintOf={(value) => t(`layoutHints.${value}`)}
        />
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
