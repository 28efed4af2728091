'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { Button } from '../ui/button.tsx'

/** Gives up what is written over a filed note, after one question. */
export function Discard({
  onDiscard,
}: {
  readonly onDiscard: () => Promise<AppErrorCode | undefined>
}) {
  const t = useTranslations('amend')
  const say = useTranslations('appError')
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode>()
  if (!isAsking) {
    return (
      <Button size="s" onClick={() => setAsking(true)}>
        {t('discard')}
      </Button>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this is one question
    <div role="group" aria-label={t('discard')} className="flex flex-wrap items-baseline gap-2">
      <span>{failure ? say(failure) : t('discardSure')}</span>
      <Button size="s" autoFocus onClick={() => setAsking(false)}>
        {t('cancel')}
      </Button>
      <Button size="s" kind="stop" onClick={() => void onDiscard().then(setFailure)}>
        {t('discardYes')}
      </Button>
    </div>
  )
}
