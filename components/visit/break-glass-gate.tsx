'use client'

import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type BreakGlassReason, breakGlassReasons } from '#lib/audit/break-glass.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { SoloLead, SoloPage, SoloTitle } from '../launch/solo-page.tsx'
import { Button } from '../ui/button.tsx'
import { INPUT } from '../ui/field.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { ask } from './ask.ts'
import type { Answer } from './visit-actions.ts'

const LONGEST = 500

export type BreakGlassGateProps = {
  readonly ehrName: string
  /** Names this opening, so that it is one however often it is sent. */
  readonly breakGlassId: string
  readonly open: (request: {
    readonly breakGlassId: string
    readonly reasonCode: BreakGlassReason
    readonly reason: string
  }) => Answer<void>
  readonly end: () => Answer<void>
}

/** Before a chart that the EHR marks as restricted: why it is opened. Nothing of it is here yet. */
export default function BreakGlassGate({ ehrName, breakGlassId, open, end }: BreakGlassGateProps) {
  const t = useTranslations('breakGlass')
  const say = useTranslations('appError')
  const form = useGateForm({ breakGlassId, open })
  const id = useId()
  return (
    <SoloPage from={ehrName}>
      <p className="flex items-center gap-1 pb-2.5 text-s font-semibold text-warn">
        <Glyph of="diamond" />
        {t('kicker', { ehr: ehrName })}
      </p>
      <SoloTitle>{t('title')}</SoloTitle>
      <SoloLead>{t('lead')}</SoloLead>
      <form className="grid gap-4 pt-5" onSubmit={form.submit}>
        <ReasonChoice />
        <div className="grid gap-1">
          <label htmlFor={id} className="text-s font-medium text-ink-2">
            {t('reason')}
          </label>
          <textarea
            id={id}
            name="reason"
            rows={3}
            required
            maxLength={LONGEST}
            className={INPUT}
            aria-describedby={`${id}-hint`}
          />
          <p id={`${id}-hint`} className="text-s text-ink-3">
            {t('reasonHint')}
          </p>
        </div>
        {form.problem ? (
          <p role="alert" className="font-semibold text-crit">
            {say(form.problem)}
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2">
          <Submit isBusy={form.isBusy} />
          <Button onClick={() => void leave(end)}>{t('leave')}</Button>
        </div>
      </form>
    </SoloPage>
  )
}

function Submit({ isBusy }: { readonly isBusy: boolean }) {
  const t = useTranslations('breakGlass')
  return (
    <button
      type="submit"
      aria-disabled={isBusy}
      className="min-h-8 rounded-2 border border-accent bg-accent px-4 py-0.5 text-m font-semibold text-on-accent hover:border-accent-deep hover:bg-accent-deep"
    >
      {isBusy ? t('opening') : t('open')}
    </button>
  )
}

function ReasonChoice() {
  const t = useTranslations('breakGlass')
  return (
    <fieldset className="grid gap-1.5">
      <legend className="pb-1.5 text-s font-medium text-ink-2">{t('purpose')}</legend>
      {breakGlassReasons.map((code) => (
        <label key={code} className="flex min-h-6 items-center gap-2">
          <input type="radio" name="reasonCode" value={code} required className="accent-accent" />
          {t(`code.${code}`)}
        </label>
      ))}
    </fieldset>
  )
}

function useGateForm({ breakGlassId, open }: Pick<BreakGlassGateProps, 'breakGlassId' | 'open'>) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AppErrorCode>()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    const data = new FormData(event.currentTarget)
    const reasonCode = breakGlassReasons.find((code) => code === data.get('reasonCode'))
    if (!reasonCode) return
    setBusy(true)
    const reason = String(data.get('reason') ?? '')
    const opened = await ask(open({ breakGlassId, reasonCode, reason }))
    if (opened.ok || opened.error.code === 'BREAK_GLASS_NOT_NEEDED') return location.reload()
    setBusy(false)
    setProblem(opened.error.code)
  }
  return { isBusy, problem, submit: (event: FormEvent<HTMLFormElement>) => void submit(event) }
}

async function leave(end: BreakGlassGateProps['end']): Promise<void> {
  await ask(end())
  location.reload()
}
