'use client'

import { useTranslations } from 'use-intl'
import type { AmendedNote, OtherVisit } from '#lib/flows/open-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Discard } from './discard.tsx'

type Props = {
  readonly amends: AmendedNote
  /** Gives it up; undefined once it is signed. */
  readonly onDiscard: (() => Promise<AppErrorCode | undefined>) | undefined
}

/** Above an addendum or a correction: what it amends, why, and the text as it was filed. */
export function AmendedHead({ amends, onDiscard }: Props) {
  const t = useTranslations('amend')
  const { kind, signedAt, reason, text, ofVisit } = amends
  const filedWith = ({ encounter }: OtherVisit) =>
    encounter ? t('otherVisit.filedWith', { encounter }) : t('otherVisit.filedWithUnnamed')
  const words = kind === 'addendum' ? 'addsTo' : 'correctsNote'
  return (
    <section className="max-h-[50%] shrink-0 overflow-auto border-b border-line-2 bg-accent-soft px-3 py-1.5 at-720:px-4 at-1200:px-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-60">
          <p>{t.rich(words, { time: () => <ClinicalTime at={signedAt} show="date-time" /> })}</p>
          {ofVisit ? <p className="wrap-anywhere">{filedWith(ofVisit)}</p> : null}
          {reason ? <p className="wrap-anywhere">{t('reason', { reason })}</p> : null}
        </div>
        {onDiscard ? <Discard onDiscard={onDiscard} /> : null}
      </div>
      <details open={kind === 'addendum' && onDiscard !== undefined} className="pt-1">
        <summary className="w-fit cursor-pointer text-s font-medium text-ink-2">
          {t('original')}
        </summary>
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
          tabIndex={0}
          aria-label={t('original')}
          className="mt-1 max-h-[min(16rem,26vh)] overflow-auto rounded-1 border border-line-2 bg-page p-2.5 focus-visible:-outline-offset-2"
        >
          <pre className="font-mono text-s/4.75 wrap-anywhere whitespace-pre-wrap">{text}</pre>
        </section>
      </details>
    </section>
  )
}
