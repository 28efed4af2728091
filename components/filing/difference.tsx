'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RecordDifference } from '#lib/flows/compare-filing.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { Button } from '../ui/button.tsx'
import { LineChanges } from '../ui/line-changes.tsx'
import type { ChangedRecord } from './actions.ts'

type Props = { readonly changed: ChangedRecord }

/** What the EHR holds now beside what was filed, read when somebody asks for it; and going on from it. */
export function Difference({ changed }: Props) {
  const t = useTranslations('amend.difference')
  const [shown, setShown] = useState<RecordDifference | 'failed'>()
  const show = () =>
    void changed
      .read()
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
  const { version } = shown
  return (
    <section aria-label={t('title')} className="grid basis-full gap-1">
      <Compared difference={shown} />
      {shown.isAcceptable && version !== undefined ? (
        <GoOn accept={() => changed.accept(version)} onOutdated={show} />
      ) : (
        <p className="font-semibold">{t('notAcceptable')}</p>
      )}
    </section>
  )
}

function Compared({ difference }: { readonly difference: RecordDifference }) {
  const t = useTranslations('amend.difference')
  const { version = '?', status, docStatus, lines } = difference
  const isSame = lines?.every(({ kind }) => kind === 'same')
  return (
    <>
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
    </>
  )
}

type GoOnProps = {
  readonly accept: () => ReturnType<ChangedRecord['accept']>
  /** It was changed again since: what is shown is not what stands there. */
  readonly onOutdated: () => void
}

function GoOn({ accept, onOutdated }: GoOnProps) {
  const t = useTranslations('amend.difference')
  const say = useTranslations('appError')
  const [isSending, setSending] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode>()
  const press = async () => {
    if (isSending) return
    setSending(true)
    const answer = await accept().catch(() => undefined)
    setSending(false)
    const code = answer?.ok ? undefined : (answer?.code ?? 'UNEXPECTED')
    setFailure(code)
    if (code === 'FILING_RECORD_CHANGED') onOutdated()
  }
  return (
    <>
      <p className="text-s text-ink-2">{t('acceptHint')}</p>
      <div>
        <Button kind="primary" aria-disabled={isSending} onClick={() => void press()}>
          {t(isSending ? 'accepting' : 'accept')}
        </Button>
      </div>
      {failure ? (
        <p role="alert" className="text-warn">
          {say(failure)}
        </p>
      ) : null}
    </>
  )
}
