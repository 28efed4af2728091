'use client'

import { Mic } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { consentForms, consentGivers } from '#lib/capture/consent.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { EngineLine } from './engine-line.tsx'
import type { Asked, RecorderState } from './recorder-state.ts'
import type { VisitCapture } from './visit-capture.ts'

type Props = {
  readonly capture: Pick<VisitCapture, 'script' | 'engine'>
  readonly state: Extract<RecorderState, { readonly kind: 'asking' }>
  readonly onAnswer: (asked: Asked, isGiven: boolean) => void
  readonly onCancel: () => void
}

/** The question before anything is recorded: its words, how it was answered, and both answers. */
export function ConsentQuestion({ capture, state, onAnswer, onCancel }: Props) {
  const t = useTranslations('capture.consent')
  const words = useTranslations('capture')
  const say = useTranslations('appError')
  const [form, setForm] = useState<Asked['form']>('spoken')
  const [by, setBy] = useState<Asked['by']>('patient')
  const answer = (isGiven: boolean) => {
    if (!state.isBusy) onAnswer({ form, by }, isGiven)
  }
  const { script, engine } = capture
  return (
    <div className="grid max-h-[60dvh] gap-2 overflow-auto border-b border-line-2 bg-page px-3 py-2.5 at-720:px-4">
      <h2 className="text-m font-semibold">{t('title')}</h2>
      <blockquote className="max-w-[80ch] border-l-2 border-id-line pl-2.5">
        <q>{script.text}</q>
      </blockquote>
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <SegmentedControl
          label={t('form')}
          value={form}
          options={consentForms.map((value) => ({ value, label: t(value) }))}
          onChange={setForm}
        />
        <SegmentedControl
          label={t('by')}
          value={by}
          options={consentGivers.map((value) => ({ value, label: t(value) }))}
          onChange={setBy}
        />
      </div>
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
