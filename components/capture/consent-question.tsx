'use client'

import { Mic } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { ConsentFields } from './consent-fields.tsx'
import { EngineLine } from './engine-line.tsx'
import { MicrophonesChoice } from './microphones-choice.tsx'
import type { Asked, Microphones, RecorderState } from './recorder-state.ts'
import type { VisitCapture } from './visit-capture.ts'

type Props = {
  readonly capture: Pick<VisitCapture, 'script' | 'engine'>
  readonly state: Extract<RecorderState, { readonly kind: 'asking' }>
  readonly onAnswer: (asked: Asked, isGiven: boolean, microphones: Microphones) => void
  readonly onCancel: () => void
}

/** The question before anything is recorded: its words, how it was answered, and both answers. */
export function ConsentQuestion({ capture, state, onAnswer, onCancel }: Props) {
  const t = useTranslations('capture.consent')
  const words = useTranslations('capture')
  const say = useTranslations('appError')
  const [asked, setAsked] = useState<Asked>({ form: 'spoken', by: 'patient' })
  const [microphones, setMicrophones] = useState<Microphones>('room')
  const answer = (isGiven: boolean) => {
    if (!state.isBusy) onAnswer(asked, isGiven, microphones)
  }
  const { script, engine } = capture
  return (
    <div className="grid max-h-[60dvh] gap-2 overflow-auto border-b border-line-2 bg-page px-3 py-2.5 at-720:px-4">
      <h2 className="text-m font-semibold">{t('title')}</h2>
      <ConsentFields {...{ script, asked }} onAsked={setAsked} />
      <MicrophonesChoice value={microphones} onChange={setMicrophones} />
      <div className="flex flex-wrap items-center gap-2">
        <Button aria-disabled={state.isBusy} onClick={() => answer(true)}>
          <Icon of={Mic} />
          {t('agreed')}
        </Button>
        <Button aria-disabled={state.isBusy} onClick={() => answer(false)}>
          {t('declined')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {words('cancel')}
        </Button>
      </div>
      <div role="status">
        {state.code ? <p className="font-semibold text-warn">{say(state.code)}</p> : null}
      </div>
      <p className="text-s text-ink-3">
        {t('costsNothing')} {t('version', { version: script.version })}
      </p>
      <EngineLine engine={engine} />
    </div>
  )
}
