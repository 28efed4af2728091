'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { OpenedCoSign } from '#lib/flows/open-co-sign.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { INPUT } from '../ui/field.tsx'
import { Glyph } from '../ui/glyph.tsx'

const LONGEST = 2_000

type Props = {
  readonly coSign: OpenedCoSign
  readonly launchId: string
  /** What the attending adds; undefined where nothing can be added any more. */
  readonly statement: string | undefined
  readonly onStatement: (statement: string) => void
}

/** A preliminary note as it was filed: by whom, when, its exact text, and what is added to it. */
export function CoSignPane({ coSign, launchId, statement, onStatement }: Props) {
  const t = useTranslations('coSign')
  const { title, authorName, signedAt, encounter, recordId, text } = coSign
  return (
    <>
      <header className="flex min-h-11 flex-wrap items-center gap-2 border-b border-line-2 py-1.5 pr-3 pl-4 under-720:pl-3 at-1200:pl-5">
        <h2 className="text-l font-semibold">{title}</h2>
        <span className="flex-1" />
        <a href={`/l/${launchId}`}>{t('back')}</a>
      </header>
      {/* One thing to scroll: in a small frame the head must leave room for the text. */}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
        tabIndex={0}
        aria-label={t('text')}
        className="flex min-h-0 flex-1 flex-col overflow-auto focus-visible:-outline-offset-2"
      >
        <div className="border-b border-line bg-accent-soft px-3 py-1.5 at-720:px-4 at-1200:px-5">
          <Standing coSign={coSign} />
          <p>
            {t.rich('writtenBy', {
              name: authorName,
              b: (words) => <b>{words}</b>,
              time: () => <ClinicalTime at={signedAt} show="date-time" />,
            })}
            {encounter ? <span className="text-ink-2">, {encounter}</span> : null}
            {recordId && coSign.standing !== 'signed' ? (
              <span className="block font-mono text-s wrap-anywhere text-ink-2">
                DocumentReference/{recordId}
              </span>
            ) : null}
          </p>
        </div>
        <pre className="max-w-190 flex-1 px-3 py-2.5 font-mono text-s/4.75 wrap-anywhere whitespace-pre-wrap at-720:px-4 at-1200:px-5">
          {text}
        </pre>
        {statement === undefined ? null : <Statement value={statement} onChange={onStatement} />}
      </section>
    </>
  )
}

function Standing({ coSign: { standing, addressedName, returned } }: Pick<Props, 'coSign'>) {
  const t = useTranslations('coSign')
  if (standing === 'signed') {
    return (
      <p className="inline-flex items-baseline gap-1 font-semibold text-ok">
        <Glyph of="tick" />
        {t('signed')}
      </p>
    )
  }
  return (
    <p className="wrap-anywhere">
      <span className="inline-flex items-baseline gap-1 font-semibold text-warn">
        <Glyph of={standing === 'awaiting' ? 'pencil' : 'turning-arrow'} />
        {t(`standing.${standing}`)}
      </span>{' '}
      {standing === 'awaiting'
        ? addressedName
          ? t('asked')
          : t('askedAnybody')
        : returned && t('returnedWhy', { name: returned.by.name, reason: returned.reason })}
    </p>
  )
}

type StatementProps = { readonly value: string; readonly onChange: (statement: string) => void }

function Statement({ value, onChange }: StatementProps) {
  const t = useTranslations('coSign')
  const id = useId()
  return (
    <div className="grid gap-1 border-t border-line-2 px-3 py-2 at-720:px-4 at-1200:px-5">
      <label htmlFor={id} className="font-medium">
        {t('statement')}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={LONGEST}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={`${id}-hint`}
        className={`${INPUT} max-w-190 resize-y`}
      />
      <p id={`${id}-hint`} className="text-s text-ink-3">
        {t('statementHint')}
      </p>
    </div>
  )
}
