'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ReasonField } from './reason-field.tsx'

/** Already in the reader's language. */
type Words = {
  readonly title: string
  readonly lead: string
  readonly reason: string
  readonly hint: string
  readonly submit: string
}

type Props = {
  readonly words: Words
  readonly onClose: () => void
  /** @returns the failure, when it was not done */
  readonly onGive: (reason: string) => Promise<AppErrorCode | undefined>
}

/** Asks why, before something is done that has to have a reason. */
export function ReasonDialog({ words, onClose, onGive }: Props) {
  const say = useTranslations('appError')
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode>()
  const submit = async () => {
    setMissing(reason.trim() === '')
    if (reason.trim() !== '') setFailure(await onGive(reason.trim()))
  }
  return (
    <Dialog
      isOpen
      size="small"
      onClose={onClose}
      title={words.title}
      status={failure ? say(failure) : null}
      footer={
        <Button kind="primary" onClick={() => void submit()}>
          {words.submit}
        </Button>
      }
    >
      <div className="grid max-w-[72ch] gap-3 p-4">
        <p>{words.lead}</p>
        <ReasonField
          label={words.reason}
          hint={words.hint}
          value={reason}
          onChange={setReason}
          isMissing={isMissing}
        />
      </div>
    </Dialog>
  )
}
