'use client'

import { Play, Square } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { usePlayback } from './use-playback.ts'

type Props = {
  readonly transcript: Transcript
  /** From 0. */
  readonly turn: number
  readonly className?: string
}

/** When a turn was said; a button that plays it, as long as its sound is kept. */
export function PlayTurn({ transcript, turn, className }: Props) {
  const t = useTranslations('evidence.sound')
  const playback = usePlayback(transcript, turn)
  const at = transcript.turns[turn]?.at
  const brief = at?.replace(/^(\d+:\d\d):\d\d$/, '$1')
  if (!at || !playback || playback.state === 'gone') {
    return <span className={`text-s text-ink-3 ${className ?? ''}`}>{brief}</span>
  }
  const isOn = playback.state !== 'silent'
  return (
    <button
      type="button"
      aria-label={t(isOn ? 'stopTurn' : 'playTurn', { number: String(turn + 1), at: brief ?? at })}
      aria-busy={playback.state === 'loading'}
      onClick={playback.press}
      className={`-mx-1 inline-flex min-h-6 items-center gap-1 self-start rounded-2 px-1 text-s text-accent hover:bg-accent-soft ${className ?? ''}`}
    >
      <Icon of={isOn ? Square : Play} size="s" />
      {brief}
    </button>
  )
}

/** The same for a moment whose words are open. */
export function PlayMoment({ transcript, turn }: Props) {
  const t = useTranslations('evidence.sound')
  const playback = usePlayback(transcript, turn)
  if (!playback || transcript.turns[turn]?.at === undefined) return null
  if (playback.state === 'gone') return <SoundRemark {...{ transcript }} />
  const isOn = playback.state !== 'silent'
  return (
    <>
      <Button
        size="s"
        kind="quiet"
        aria-busy={playback.state === 'loading'}
        onClick={playback.press}
      >
        <Icon of={isOn ? Square : Play} size="s" />
        {t(isOn ? 'stop' : 'play')}
      </Button>
      <SoundRemark transcript={transcript} />
    </>
  )
}

/** Why nothing can be heard: the sound is deleted, or it did not come. */
export function SoundRemark({ transcript }: Pick<Props, 'transcript'>) {
  const t = useTranslations('evidence.sound')
  const say = useTranslations('appError')
  const playback = usePlayback(transcript, 0)
  return (
    <span role="status" className="text-s empty:hidden">
      {playback?.state === 'gone' ? <span className="text-ink-3">{t('gone')}</span> : null}
      {playback?.failure ? (
        <span className="font-semibold text-warn">{say(playback.failure)}</span>
      ) : null}
    </span>
  )
}
