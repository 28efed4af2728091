'use client'

import { Pause, Square } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'
import { CaptureRow } from './capture-row.tsx'
import { LevelMeter } from './level-meter.tsx'
import { LiveWords } from './live-words.tsx'
import type { Recorder } from './recorder.ts'
import type { GivenConsent, RecorderState, SoundState } from './recorder-state.ts'
import { SoundTrouble } from './sound-trouble.tsx'

type Shown = Extract<RecorderState, { readonly sound: SoundState }>
type Props = {
  readonly state: Shown
  readonly recorder: Recorder
  /** Whether words are seen while one speaks. */
  readonly hasWords: boolean
}

/** A recording under way: whether it records, for how long, how loud, who allowed it, what is wrong. */
export function RecordingBar({ state, recorder, hasWords }: Props) {
  const words = useTranslations('capture.microphones')
  const { kind, consent, sound } = state
  return (
    <CaptureRow
      actions={<Actions state={state} recorder={recorder} />}
      below={
        <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
          {hasWords ? <LiveWords read={recorder.readWords} /> : null}
          <SoundTrouble sound={sound} isRecording={kind === 'recording'} />
          <ConsentLine consent={consent} onWithdraw={() => void recorder.withdraw()} />
        </div>
      }
    >
      <What state={state} />
      <Clock milliseconds={sound.milliseconds} isOn={kind === 'recording'} />
      {kind === 'recording' ? (
        <>
          <LevelMeter level={sound.level} />
          <span className="hidden min-w-0 truncate text-s text-ink-3 at-720:inline">
            {sound.deviceName}
            {sound.channels === 'two' ? ` · ${words('two')}` : ''}
          </span>
        </>
      ) : null}
    </CaptureRow>
  )
}

/** The words of the state, and only they, are read out: the clock would never be silent. */
function What({ state }: { readonly state: Shown }) {
  const t = useTranslations('capture.bar')
  const say = useTranslations('appError')
  return (
    <span role="status" className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
      {state.kind === 'recording' ? (
        <span className="inline-flex items-center gap-2 font-semibold text-crit">
          <span aria-hidden="true" className="size-3 rounded-full bg-crit forced-colors:border-6" />
          {t('recording')}
        </span>
      ) : null}
      {state.kind === 'paused' ? (
        <>
          <span className="inline-flex items-center gap-2 font-semibold">
            <Icon of={Pause} />
            {t('paused')}
          </span>
          <span className="text-s text-ink-2">{t('pausedHint')}</span>
        </>
      ) : null}
      {state.kind === 'opening' || state.kind === 'stopping' ? t(state.kind) : null}
      {state.kind === 'interrupted' ? (
        <span className="font-semibold text-warn">
          <Glyph of="triangle" className="mr-1.5" />
          {t(`interrupted.${state.by}`)}
        </span>
      ) : null}
      {state.kind === 'refused' ? (
        <span className="font-semibold text-warn">
          <Glyph of="triangle" className="mr-1.5" />
          {say(state.code)}
        </span>
      ) : null}
    </span>
  )
}

function Clock({ milliseconds, isOn }: { readonly milliseconds: number; readonly isOn: boolean }) {
  const t = useTranslations('capture.bar')
  const seconds = Math.floor(milliseconds / 1000)
  const time = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span className={`text-[20px]/6 font-semibold tabular-nums ${isOn ? '' : 'text-ink-3'}`}>
      <span className="sr-only">{t('time', { time })}</span>
      <span aria-hidden="true">{time}</span>
    </span>
  )
}

function Actions({ state, recorder }: Omit<Props, 'hasWords'>) {
  const t = useTranslations('capture.bar')
  const { kind } = state
  if (kind === 'opening' || kind === 'stopping') return null
  const isAtLimit = kind === 'interrupted' && state.by === 'limit'
  return (
    <>
      {kind === 'recording' ? (
        <Button onClick={() => void recorder.pause()}>
          <Icon of={Pause} />
          {t('pause')}
        </Button>
      ) : isAtLimit ? null : (
        <Button onClick={() => void recorder.record()}>{t('resume')}</Button>
      )}
      <Button kind="stop" onClick={() => void recorder.stop()}>
        <Icon of={Square} />
        {kind === 'interrupted' ? t('stopAndTranscribe') : t('stop')}
      </Button>
    </>
  )
}

type ConsentProps = { readonly consent: GivenConsent; readonly onWithdraw: () => void }

function ConsentLine({ consent, onWithdraw }: ConsentProps) {
  const t = useTranslations('capture.consent')
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-s">
      <span className="font-semibold text-ok">
        <Glyph of="tick" className="mr-1" />
        {t('given')}
      </span>
      <span className="text-ink-2">
        {t.rich('givenHow', {
          by: consent.by,
          form: consent.form,
          time: () => <ClinicalTime at={consent.answeredAt} show="time" />,
        })}
      </span>
      <Button
        size="s"
        kind="quiet"
        // On a line of its own its word begins where the others do.
        className="-ml-1.5"
        title={t('withdrawHint')}
        onClick={onWithdraw}
      >
        {t('withdraw')}
      </Button>
    </span>
  )
}
