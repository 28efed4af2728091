'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { FilingDecision } from '#lib/flows/decide-filing.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { Button } from '../ui/button.tsx'
import type { ChangedRecord, DecideFiling, DismissFiling } from './actions.ts'
import { CopyNote } from './copy-note.tsx'
import { Difference } from './difference.tsx'
import { Dismiss } from './dismiss.tsx'
import type { FilingButton } from './filing-face.ts'

type Props = {
  readonly buttons: readonly FilingButton[]
  readonly primary: FilingButton | undefined
  readonly ehr: string
  readonly onDecide: DecideFiling
  readonly noteText: () => Promise<string>
  readonly onDismiss: DismissFiling | undefined
  readonly changed: ChangedRecord | undefined
}

/** What a person can do about their filing. Sending again asks once more, in place. */
export function FilingButtons(props: Props) {
  const { buttons, primary, ehr, onDecide, noteText, onDismiss, changed } = props
  const t = useTranslations('filing.region')
  const say = useTranslations('appError')
  const [asking, setAsking] = useState<'never' | 'now' | 'before'>('never')
  const { decide, isDeciding, failure } = useDecision(onDecide)
  if (buttons.length === 0) return null
  const has = (button: FilingButton) => asking !== 'now' && buttons.includes(button)
  const sendAgain = async () => {
    await decide('asked-to-send-again')
    setAsking('before')
  }
  return (
    <div className={PLACE}>
      {asking === 'now' ? (
        <SendAgain
          ehr={ehr}
          isSending={isDeciding}
          onYes={() => void sendAgain()}
          onNo={() => setAsking('before')}
        />
      ) : null}
      {has('look-now') ? (
        <Button aria-disabled={isDeciding} onClick={() => void decide('asked-to-look')}>
          {t(isDeciding ? 'working' : 'lookNow')}
        </Button>
      ) : null}
      {has('send-again') ? (
        <Button autoFocus={asking === 'before'} onClick={() => setAsking('now')}>
          {t('sendAgain')}
        </Button>
      ) : null}
      {has('compare') && changed ? <Difference changed={changed} /> : null}
      {has('copy-note') ? (
        <CopyNote kind={primary === 'copy-note' ? 'primary' : 'outlined'} noteText={noteText} />
      ) : null}
      {has('dismiss') && onDismiss ? <Dismiss onDismiss={onDismiss} /> : null}
      {failure ? (
        <p role="alert" className="basis-full text-warn">
          {say(failure)}
        </p>
      ) : null}
    </div>
  )
}

const PLACE =
  'col-start-2 flex min-w-0 flex-wrap items-center gap-2 pt-2 at-900:col-start-3 at-900:row-span-2 at-900:row-start-1 at-900:max-w-md at-900:justify-end at-900:self-center at-900:pt-0'

function useDecision(onDecide: DecideFiling) {
  const [isDeciding, setDeciding] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode>()
  const decide = async (decision: FilingDecision) => {
    if (isDeciding) return
    setDeciding(true)
    setFailure(undefined)
    const answer = await onDecide(decision).catch(() => undefined)
    setDeciding(false)
    if (!answer?.ok) setFailure(answer?.code ?? 'UNEXPECTED')
  }
  return { decide, isDeciding, failure }
}

type SureProps = {
  readonly ehr: string
  readonly isSending: boolean
  readonly onYes: () => void
  readonly onNo: () => void
}

function SendAgain({ ehr, isSending, onYes, onNo }: SureProps) {
  const t = useTranslations('filing.region')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is one question
    <div role="group" aria-label={t('sendAgain')} className="grid gap-2">
      <p>{t('sendAgainSure', { ehr })}</p>
      <div className="flex flex-wrap gap-2">
        <Button autoFocus onClick={onNo}>
          {t('cancel')}
        </Button>
        <Button kind="primary" aria-disabled={isSending} onClick={onYes}>
          {t(isSending ? 'working' : 'sendAgainYes')}
        </Button>
      </div>
    </div>
  )
}
