'use client'

import { useTranslations } from 'use-intl'
import { LinkButton } from '../launch/link-button.tsx'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { CaptureRow } from './capture-row.tsx'
import type { MicrophoneTrouble } from './microphone-trouble.ts'

type Props = {
  readonly trouble: MicrophoneTrouble
  /** Absent where trying again cannot help. */
  readonly onTryAgain: (() => void) | undefined
  /** Where the visit opens in a window of its own. */
  readonly windowHref: string
  /** Types or pastes; a consent that was given is withdrawn with it. */
  readonly onClose: () => void
}

/** Why there is no sound, and what to do about it: each cause is put right by somebody else (C2). */
export function BlockedMicrophone({ trouble, onTryAgain, windowHref, onClose }: Props) {
  const t = useTranslations('capture')
  return (
    <CaptureRow
      actions={
        <>
          {trouble === 'frame-policy' ? (
            <LinkButton kind="outlined" href={windowHref} target="_blank" rel="noopener">
              {t('blocked.openWindow')}
            </LinkButton>
          ) : null}
          {onTryAgain && trouble !== 'frame-policy' && trouble !== 'insecure' ? (
            <Button onClick={onTryAgain}>{t('tryAgain')}</Button>
          ) : null}
          <Button kind="quiet" onClick={onClose}>
            {t('cancel')}
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
          {t('blocked.nothing')}{' '}
          {t.rich(`blocked.${trouble}.todo`, {
            code: () => <code className="font-mono">allow="microphone"</code>,
          })}
        </p>
      </div>
    </CaptureRow>
  )
}
