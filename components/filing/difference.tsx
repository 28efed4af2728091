'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordDifference } from '#lib/flows/compare-filing.ts'
import { Button } from '../ui/button.tsx'
import { LineChanges } from '../ui/line-changes.tsx'

type Props = { readonly read: () => Promise<RecordDifference> }

/** What the EHR holds now beside what was filed, read when somebody asks for it. */
export function Difference({ read }: Props) {
  const t = useTranslations('amend.difference')
  const [shown, setShown] = useState<RecordDifference | 'failed'>()
  const show = () =>
    void read()
      .then(setShown)
      .catch(() => setShown('failed'))
  if (!shown || shown === 'failed') {
    return (
      <>
        <Button kind="primary" onClick={show}>
          {t('show')}
        </Button>
        {shown ? (
          <p role="alert" className="text-warn">
            {t('failed')}
          </p>
        ) : null}
      </>
    )
  }
  const { version = '?', status, docStatus, lines } = shown
  const isSame = lines?.every(({ kind }) => kind === 'same')
  return (
    <section aria-label={t('title')} className="grid basis-full gap-1">
      <h3 className="font-semibold">{t('title')}</h3>
      <p className="text-s text-ink-2">
        {t('status', { version, status: [status, docStatus].filter(Boolean).join(', ') })}
      </p>
      {lines && !isSame ? (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
          tabIndex={0}
          aria-label={t('title')}
          className="max-h-60 overflow-auto rounded-1 border border-line-2 bg-page p-2.5 focus-visible:-outline-offset-2"
        >
          <LineChanges changes={lines} said={{ removed: t('removed'), added: t('added') }} />
        </section>
      ) : (
        <p>{t(isSame ? 'same' : 'unread')}</p>
      )}
    </section>
  )
}
