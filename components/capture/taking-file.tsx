'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { CaptureRow } from './capture-row.tsx'
import type { RecorderState } from './recorder-state.ts'

type Taking = Extract<RecorderState, { readonly kind: 'taking' }>

type Props = {
  readonly state: Taking
  /** Nothing of it stays, on this device or on the server. */
  readonly onAbandon: () => void
}

/** A sound file on its way: prepared, how much of it was sent, or why it does not get there. */
export function TakingFile({ state, onAbandon }: Props) {
  const t = useTranslations('capture.file')
  const { pieces, upload, trouble } = state
  return (
    <CaptureRow
      actions={
        <Button kind="quiet" onClick={onAbandon}>
          {t('cancel')}
        </Button>
      }
    >
      {trouble === undefined ? (
        <Spinner>{t(pieces === undefined ? 'taking' : 'sending')}</Spinner>
      ) : (
        <Trouble trouble={trouble} />
      )}
      {trouble === undefined && pieces !== undefined ? (
        <progress
          aria-label={t('sent')}
          max={pieces}
          value={pieces - Math.min(pieces, upload.held)}
          className="h-2 w-40 appearance-none overflow-hidden rounded-full bg-line-2 forced-colors:appearance-auto [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line-2 [&::-webkit-progress-value]:bg-accent"
        />
      ) : null}
      <span role="status" className="font-semibold text-warn empty:hidden">
        {trouble === undefined && upload.kind === 'waiting' ? t('waiting') : null}
      </span>
    </CaptureRow>
  )
}

function Trouble({ trouble }: { readonly trouble: NonNullable<Taking['trouble']> }) {
  const t = useTranslations('capture.file.trouble')
  const say = useTranslations('appError')
  return (
    <p role="status" className="font-semibold text-warn">
      <Glyph of="triangle" className="mr-1.5" />
      {trouble === 'no-room' ? t(trouble) : say(trouble)}
    </p>
  )
}
