import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { carryForward } from '#lib/note/carry-forward.ts'
import { asNoteLike, type EarlierNote, type EarlierPart } from '#lib/note/earlier-note.ts'
import type { Note } from '#lib/note/note.ts'
import { statementsOf } from '#lib/note/statements.ts'
import { newStatementId } from '../note/new-statement-id.ts'
import { useNoteStore } from '../note/note-provider.tsx'
import { reportSession } from '../session/session-report.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ask } from '../visit/ask.ts'
import type { AidDialogProps } from './aid-dialog-props.ts'
import { EarlierDocuments } from './earlier-documents.tsx'
import { EarlierParts } from './earlier-parts.tsx'

const NONE: ReadonlySet<EarlierPart> = new Set()

/** Parts of a signed note of this patient, taken over into this one and marked with its day. */
export default function EarlierNoteDialog({ port, onClose }: AidDialogProps) {
  const t = useTranslations('aids.earlier')
  const say = useTranslations('appError')
  const store = useNoteStore()
  const [earlier, setEarlier] = useState<EarlierNote>()
  const [chosen, setChosen] = useState(NONE)
  const [reading, setReading] = useState<string>()
  const [problem, setProblem] = useState<AppErrorCode>()
  const [objection, setObjection] = useState<'nothing' | 'allThere'>()

  const read = async (documentId: string) => {
    setReading(documentId)
    setProblem(undefined)
    const answer = await ask(port.actions.readEarlierNote({ documentId }))
    setReading(undefined)
    if (answer.ok) return setEarlier(answer.value)
    reportSession(answer.error.code)
    setProblem(answer.error.code)
  }
  const another = () => {
    setEarlier(undefined)
    setChosen(NONE)
    setObjection(undefined)
  }
  const take = () => {
    if (!earlier || chosen.size === 0) return setObjection('nothing')
    const { note } = store.get()
    const next = withParts(note, earlier, chosen)
    const first = firstNew(note, next)
    if (first === undefined) return setObjection('allThere')
    store.setNote(next)
    store.check()
    onClose()
    store.goTo(first)
  }
  const count = [...chosen].reduce((sum, { lines }) => sum + lines.length, 0)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title')}
      status={problem ? say(problem) : objection ? t(objection) : null}
      footer={
        earlier ? (
          <>
            <Button onClick={another}>{t('choose')}</Button>
            <Button kind="primary" onClick={take}>
              {t('take', { count })}
            </Button>
          </>
        ) : null
      }
    >
      <div className="grid max-w-[84ch] gap-3 p-4">
        <p className="text-ink-2">{t('lead')}</p>
        {earlier ? (
          <EarlierParts
            earlier={earlier}
            chosen={chosen}
            onChoose={(next) => {
              setObjection(undefined)
              setChosen(next)
            }}
          />
        ) : (
          <EarlierDocuments reading={reading} onRead={(id) => void read(id)} />
        )}
      </div>
    </Dialog>
  )
}

function withParts(note: Note, earlier: EarlierNote, chosen: ReadonlySet<EarlierPart>): Note {
  const like = asNoteLike(note, [...chosen])
  const codes = like.sections.map(({ code }) => code)
  return carryForward(note, { note: like, signedOn: earlier.signedOn }, codes, newStatementId)
}

function firstNew(before: Note, after: Note): string | undefined {
  const there = new Set(statementsOf(before).map(({ id }) => id))
  return statementsOf(after).find(({ id }) => !there.has(id))?.id
}
