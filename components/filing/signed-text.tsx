'use client'

import { useTranslations } from 'use-intl'
import type { ReviewedNote } from '#lib/flows/review-note.ts'

const HEAD = 8
const TAIL = 6

const shortHash = (sha256: string): string => `${sha256.slice(0, HEAD)}…${sha256.slice(-TAIL)}`

/** The very text that will be filed, with its bytes, its hash, and what it is put into. */
export function SignedText({ review }: { readonly review: ReviewedNote }) {
  const t = useTranslations('filing.sign')
  return (
    <div className="flex min-h-0 min-w-0 flex-col at-900:border-l at-900:border-line-2">
      <div className="flex flex-wrap items-baseline gap-x-3 px-4 pt-2.5 pb-1.5">
        <h3 className="font-semibold">
          {t(review.format === 'text' ? 'preview' : 'previewInFile')}
        </h3>
        <span className="text-s whitespace-nowrap text-ink-3">
          {t('bytes', { count: review.bytes, format: review.format })}
        </span>
        <span className="text-s whitespace-nowrap text-ink-3">
          {t('hash')}{' '}
          <span className="font-mono" title={review.sha256}>
            {shortHash(review.sha256)}
          </span>
        </span>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
        tabIndex={0}
        aria-label={t('text')}
        className="mx-4 mb-3 min-h-0 flex-1 overflow-auto rounded-1 border border-line-2 bg-page p-3 focus-visible:-outline-offset-2"
      >
        <pre className="font-mono text-s/4.75 wrap-anywhere whitespace-pre-wrap">{review.text}</pre>
      </section>
    </div>
  )
}
