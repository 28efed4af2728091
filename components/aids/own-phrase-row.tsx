import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { OwnPhrase } from '#lib/note/aids/writing-aid.ts'
import { Button } from '../ui/button.tsx'
import { PhraseText } from './phrase-text.tsx'

type Props = {
  readonly phrase: OwnPhrase
  readonly onEdit: () => void
  readonly onRemove: () => Promise<AppErrorCode | undefined>
}

/** A phrase of the clinician's own; taking it away is asked for in place. */
export function OwnPhraseRow({ phrase, onEdit, onRemove }: Props) {
  const t = useTranslations('aids.phrases')
  const say = useTranslations('appError')
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode>()
  const { name } = phrase
  return (
    <li className="grid gap-x-3 gap-y-1 py-1.5 at-480:grid-cols-[minmax(0,1fr)_auto]">
      <PhraseText {...phrase} />
      <div className="flex flex-wrap items-start gap-1.5">
        {isAsking ? (
          <>
            <Button size="s" kind="stop" onClick={async () => setFailure(await onRemove())}>
              {t('removeYes', { name })}
            </Button>
            <Button size="s" onClick={() => setAsking(false)}>
              {t('removeNo')}
            </Button>
          </>
        ) : (
          <>
            <Button size="s" aria-label={t('editOne', { name })} onClick={onEdit}>
              {t('edit')}
            </Button>
            <Button
              size="s"
              kind="quiet"
              aria-label={t('removeOne', { name })}
              onClick={() => setAsking(true)}
            >
              {t('remove')}
            </Button>
          </>
        )}
      </div>
      {failure ? (
        <p role="alert" className="text-warn">
          {say(failure)}
        </p>
      ) : null}
    </li>
  )
}
