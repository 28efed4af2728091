'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { CaptureRow } from './capture-row.tsx'
import type { MicrophoneTrouble } from './microphone-trouble.ts'

/** Goes on in a window of its own. @returns why that did not happen */
export type OpenWindow = () => Promise<AppErrorCode | 'WINDOW_BLOCKED' | undefined>

type Props = {
  readonly trouble: MicrophoneTrouble
  /** Absent where trying again cannot help. */
  readonly onTryAgain: (() => void) | undefined
  readonly onOpenWindow: OpenWindow
  /** Ends it with what was recorded before; absent where nothing was. */
  readonly onStop: (() => void) | undefined
  /** Types or pastes; a recording that was allowed is given up with it. */
  readonly onClose: () => void
}

/** Why there is no sound, and what to do about it: each cause is put right by somebody else (C2). */
export function BlockedMicrophone({ trouble, onTryAgain, onOpenWindow, onStop, onClose }: Props) {
  const t = useTranslations('capture')
  const say = useTranslations('appError')
  const [problem, setProblem] = useState<Awaited<ReturnType<OpenWindow>>>()
  return (
    <CaptureRow
      actions={
        <>
          {trouble === 'frame-policy' ? (
            <Button onClick={() => void onOpenWindow().then(setProblem)}>
              {t('blocked.openWindow')}
            </Button>
          ) : null}
          {onTryAgain && trouble !== 'frame-policy' && trouble !== 'insecure' ? (
            <Button onClick={onTryAgain}>{t('tryAgain')}</Button>
          ) : null}
          {onStop ? <Button onClick={onStop}>{t('bar.stopAndTranscribe')}</Button> : null}
          <Button kind="quiet" onClick={onClose}>
            {t(onStop ? 'blocked.abandon' : 'cancel')}
          </Button>
        </>
      }
    >
      <div role="status" className="grid gap-0.5">
        <p className="font-semibold text-crit">
          <Glyph of="diamond" className="mr-1.5" />
          {t(`blocked.${trouble}.what`)}
        </p>
        <p className="text-ink-2">
          {t(onStop ? 'blocked.before' : 'blocked.nothing')}{' '}
          {t.rich(`blocked.${trouble}.todo`, {
            code: () => <code className="font-mono">allow="microphone"</code>,
          })}
        </p>
        {problem ? (
          <p className="font-semibold text-warn">
            {problem === 'WINDOW_BLOCKED' ? t('blocked.noWindow') : say(problem)}
          </p>
        ) : null}
      </div>
    </CaptureRow>
  )
}
