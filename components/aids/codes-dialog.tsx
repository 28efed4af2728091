import { useTranslations } from 'use-intl'
import type { Card } from '#lib/chart/card.ts'
import type { Problem } from '#lib/chart/problems.ts'
import { ICD_10_CM } from '#lib/fhir/code-systems.ts'
import { type CodedProblem, suggestCodes } from '#lib/note/codes/suggest-codes.ts'
import { useCard } from '../chart/use-card.ts'
import { useNote } from '../note/note-provider.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DoneButton } from '../ui/done-button.tsx'
import type { AidDialogProps } from './aid-dialog-props.ts'
import { CodeRow } from './code-row.tsx'

/** Codes of what the note assesses, to be checked and copied: nothing of it goes into the note. */
export default function CodesDialog({ onClose }: AidDialogProps) {
  const t = useTranslations('aids.codes')
  const { card } = useCard('problems')
  const note = useNote((state) => state.note)
  const verification = useNote((state) => state.verification)
  const { suggestions, combined } = suggestCodes(note, verification, codedProblems(card))
  const lines = suggestions.map(({ code, title }) => `${code} ${title}`)
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={t('title')}
      footer={
        <>
          <p className="min-w-0 flex-1 text-s text-ink-2">{t('source')}</p>
          {lines.length > 1 ? (
            <CopyButton
              text={lines.join('\n')}
              label={t('copyAll', { count: lines.length })}
              shows={t('copyAll', { count: lines.length })}
            />
          ) : null}
          <DoneButton label={t('done')} />
        </>
      }
    >
      <div className="grid gap-3 p-4">
        <p className="text-ink-2">{t('lead')}</p>
        {suggestions.length + combined.length === 0 ? <p>{t('none')}</p> : null}
        <ul className="divide-y divide-line border-y border-line empty:hidden">
          {suggestions.map((suggestion) => (
            <CodeRow key={`${suggestion.code} ${suggestion.reference}`} suggestion={suggestion} />
          ))}
        </ul>
        {combined.map(({ title, with: others, because }) => (
          <section
            key={title}
            aria-label={title}
            className="grid gap-1 border-l-3 border-warn bg-warn-soft px-3 py-2"
          >
            <h3 className="font-semibold">{title}</h3>
            <p>{t('combined', { others: others.join(', ') })}</p>
            <p className="text-s text-ink-2">
              {t('because', { words: because.map(({ text }) => text).join(' ') })}
            </p>
          </section>
        ))}
        {card?.state === 'read' ? null : <p className="text-warn">{t('chartUnread')}</p>}
      </div>
    </Dialog>
  )
}

/** What the chart holds as present, with its codes of the classification. */
const codedProblems = (card: Card<Problem> | undefined): readonly CodedProblem[] =>
  card?.state !== 'read'
    ? []
    : card.facts
        .filter(({ group }) => group === 'active' || group === 'visit')
        .flatMap(({ name, entries }) => {
          const [entry] = entries
          const codes = entries
            .flatMap((one) => one.codes)
            .flatMap(({ system, code }) => (system === ICD_10_CM ? code : []))
          return entry && name !== undefined && codes.length > 0
            ? [{ reference: entry.reference, name, codes: [...new Set(codes)] }]
            : []
        })
