'use client'

import { useTranslations } from 'use-intl'
import type { RestatedNote } from '#lib/flows/instruction-links.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { insertStatement } from '#lib/note/edit-note.ts'
import { restatement, untoldOf } from '#lib/note/instructions/instructions-note.ts'
import { INSTRUCTIONS } from '#lib/note/note-types.ts'
import type { WrittenSource } from '#lib/note/sources.ts'
import { newStatementId } from '../note/new-statement-id.ts'
import { useNote, useNoteStore } from '../note/note-provider.tsx'
import { Button } from '../ui/button.tsx'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Discard } from './discard.tsx'

type Props = {
  readonly launchId: string
  readonly restsOn: RestatedNote
  readonly isReadOnly: boolean
  /** Gives them up; undefined once they are signed. */
  readonly onDiscard: (() => Promise<AppErrorCode | undefined>) | undefined
}

/** Above patient instructions: the note they restate, and what of its plan they do not tell. */
export default function InstructionsHead({ launchId, restsOn, isReadOnly, onDiscard }: Props) {
  const t = useTranslations('amend.instructions')
  const { noteId, signedAt, since } = restsOn
  return (
    <section className="max-h-[50%] shrink-0 overflow-auto border-b border-line-2 bg-accent-soft px-3 py-1.5 at-720:px-4 at-1200:px-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <p className="min-w-0 flex-1 basis-60">
          {t.rich('from', { time: () => <ClinicalTime at={signedAt} show="date-time" /> })}{' '}
          <a href={`/l/${launchId}?note=${noteId}`} className="whitespace-nowrap underline">
            {t('toNote')}
          </a>
        </p>
        {onDiscard ? <Discard onDiscard={onDiscard} /> : null}
      </div>
      {since === 'same' ? null : (
        <p className="font-semibold text-warn">
          <Glyph of="triangle" /> {t(`since.${since}`)}
        </p>
      )}
      <Untold plan={restsOn.written} isReadOnly={isReadOnly} />
    </section>
  )
}

type UntoldProps = Pick<Props, 'isReadOnly'> & { readonly plan: readonly WrittenSource[] }

/** Nothing of the plan is left out unseen: each sentence that no line tells can be written. */
function Untold({ plan, isReadOnly }: UntoldProps) {
  const t = useTranslations('amend.instructions')
  const store = useNoteStore()
  const note = useNote((state) => state.note)
  const untold = untoldOf(plan, note)
  if (untold.length === 0) return null
  const write = (source: WrittenSource) => {
    const statement = restatement(source, newStatementId())
    const end = Number.POSITIVE_INFINITY
    store.setNote(insertStatement(store.get().note, INSTRUCTIONS, end, statement))
    store.goTo(statement.id)
  }
  return (
    <section aria-label={t('untold')} className="pt-1">
      <h3 className="font-semibold">{t('untold')}</h3>
      <ul className="grid gap-1">
        {untold.map((source) => (
          <li key={source.statementId} className="flex flex-wrap items-baseline gap-x-2">
            <span className="min-w-0 flex-1 basis-56 wrap-anywhere">{source.text}</span>
            {isReadOnly ? null : (
              <Button
                size="s"
                aria-label={t('writeOne', { text: source.text })}
                onClick={() => write(source)}
              >
                {t('write')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
