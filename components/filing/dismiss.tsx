import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { Button } from '../ui/button.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import type { DismissFiling } from './actions.ts'

type Props = { readonly onDismiss: DismissFiling }

/** Puts a refused filing aside, for a reason; asked for in place. */
export function Dismiss({ onDismiss }: Props) {
  const t = useTranslations('filing.region')
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) return <Button onClick={() => setAsking(true)}>{t('dismiss')}</Button>
  return <AskWhy onDismiss={onDismiss} onNo={() => setAsking(false)} />
}

function AskWhy({ onDismiss, onNo }: Props & { readonly onNo: () => void }) {
  const t = useTranslations('filing.region')
  const say = useTranslations('appError')
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [isSending, setSending] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode>()
  const send = async () => {
    if (isSending) return
    setMissing(reason.trim() === '')
    if (reason.trim() === '') return
    setSending(true)
    const answer = await onDismiss(reason.trim()).catch(() => undefined)
    setSending(false)
    if (!answer?.ok) setFailure(answer?.code ?? 'UNEXPECTED')
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for several fields; this is one question
    <div role="group" aria-label={t('dismiss')} className="grid w-full basis-full gap-2">
      <ReasonField
        label={t('dismissReason')}
        hint={t('dismissHint')}
        value={reason}
        onChange={setReason}
        isMissing={isMissing}
        isReadOnly={isSending}
      />
      <div className="flex flex-wrap gap-2">
        <Button onClick={onNo}>{t('cancel')}</Button>
        <Button kind="primary" aria-disabled={isSending} onClick={() => void send()}>
          {t(isSending ? 'working' : 'dismissYes')}
        </Button>
      </div>
      {failure ? (
        <p role="alert" className="text-warn">
          {say(failure)}
        </p>
      ) : null}
    </div>
  )
}
