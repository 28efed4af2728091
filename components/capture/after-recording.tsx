'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { CaptureRow } from './capture-row.tsx'
import { EngineLine } from './engine-line.tsx'
import type { RecorderState } from './recorder-state.ts'
import { SoundTrouble } from './sound-trouble.tsx'
import type { VisitCapture } from './visit-capture.ts'

type Ended = Extract<
  RecorderState,
  { readonly kind: 'declined' | 'hearing' | 'unheard' | 'heard' | 'withdrawn' | 'abandoned' }
>

type Props = {
  readonly state: Ended
  readonly capture: Pick<VisitCapture, 'engine'>
  readonly onHearAgain: () => void
  readonly onWithdraw: () => void
  readonly onAbandon: () => void
  readonly onDismiss: () => void
}

/** What became of it: no recording, a transcript on its way, or a consent that was taken back. */
export function AfterRecording(props: Props) {
  const { state, capture, onHearAgain, onWithdraw, onDismiss } = props
  const t = useTranslations('capture')
  const withdraw = (
    <Button kind="quiet" title={t('consent.withdrawHint')} onClick={onWithdraw}>
      {t('consent.withdraw')}
    </Button>
  )
  const close = (
    <Button kind="quiet" onClick={onDismiss}>
      {t('close')}
    </Button>
  )
  switch (state.kind) {
    case 'declined':
      return (
        <CaptureRow actions={close}>
          <p role="status">{t('consent.declinedDone')}</p>
        </CaptureRow>
      )
    case 'hearing':
      return (
        <CaptureRow actions={withdraw} below={<EngineLine engine={capture.engine} />}>
          <Spinner>
            {state.upload.held > 0
              ? t('after.sending')
              : t(state.isWaiting ? 'after.waiting' : 'after.hearing')}
          </Spinner>
          <SoundTrouble sound={stopped(state.upload)} isRecording={false} />
        </CaptureRow>
      )
    case 'unheard':
      return (
        <CaptureRow
          actions={
            <>
              <Button onClick={onHearAgain}>{t('tryAgain')}</Button>
              {withdraw}
            </>
          }
        >
          <Unheard code={state.code} />
        </CaptureRow>
      )
    case 'heard':
      return (
        <CaptureRow actions={close}>
          <p role="status" className="font-semibold">
            <Glyph of="tick" className="mr-1.5 text-ok" />
            {t('after.heard')}
          </p>
        </CaptureRow>
      )
    case 'withdrawn':
    case 'abandoned': {
      const onTryAgain = state.kind === 'withdrawn' ? onWithdraw : props.onAbandon
      const tryAgain = <Button onClick={onTryAgain}>{t('tryAgain')}</Button>
      return (
        <CaptureRow actions={state.proof === 'unknown' ? tryAgain : close}>
          <Removed state={state} />
        </CaptureRow>
      )
    }
  }
}

function Removed({
  state: { kind, proof },
}: {
  readonly state: Extract<Ended, { readonly kind: 'withdrawn' | 'abandoned' }>
}) {
  const t = useTranslations('capture.after')
  const isKnown = proof !== 'unknown'
  return (
    <p role="status">
      <span className={`mr-2 font-semibold ${isKnown ? 'text-ok' : 'text-warn'}`}>
        <Glyph of={isKnown ? 'tick' : 'triangle'} className="mr-1.5" />
        {t(`${kind}.${proof}`)}
      </span>
      <span className="text-ink-2">{t(`${proof}Proof`)}</span>
    </p>
  )
}

function Unheard({ code }: Pick<Extract<Ended, { kind: 'unheard' }>, 'code'>) {
  const t = useTranslations('capture')
  const say = useTranslations('appError')
  return (
    <p role="status">
      <span className="mr-2 font-semibold text-warn">
        <Glyph of="triangle" className="mr-1.5" />
        {t('after.unheard')}
      </span>
      {say(code)}
    </p>
  )
}

const stopped = (upload: Extract<Ended, { kind: 'hearing' }>['upload']) => ({
  ...{
    level: 0,
    isSilent: false,
    isQuiet: false,
    milliseconds: 0,
    deviceName: '',
    isShelved: true,
  },
  channels: 'one' as const,
  upload,
})
