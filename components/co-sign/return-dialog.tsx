'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ReasonField } from '../ui/reason-field.tsx'

type Props = {
  readonly authorName: string
  readonly onClose: () => void
  /** @returns the failure, when it was not done */
  readonly onReturn: (reason: string) => Promise<AppErrorCode | undefined>
}

/** Why a preliminary note goes back to its author. */
export function ReturnDialog({ authorName, onClose, onReturn }: Props) {
  const t = useTranslations('coSign.returning')
  const say = useTranslations('appError')
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode>()
  const submit = async () => {
    setMissing(reason.trim() === '')
    if (reason.trim() !== '') setFailure(await onReturn(reason.trim()))
  }
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={t('title')}
      footer={
        <>
          <p role="status" className="flex-1 font-semibold text-warn">
            {failure ? say(failure) : null}
          </p>
          <Button kind="primary" onClick={() => void submit()}>
            {t('submit')}
          </Button>
        </>
      }
    >
      <div className="grid max-w-[72ch] gap-3 p-4">
        <p>{t('lead', { name: authorName })}</p>
        <ReasonField
          label={t('reason')}
          hint={t('reasonHint')}
          value={reason}
          onChange={setReason}
          isMissing={isMissing}
        />
      </div>
    </Dialog>
  )
}
