'use client'

import { useTranslations } from 'use-intl'
import { LONGEST_CHUNK_MS } from '#lib/capture/audio-chunk.ts'
import { Glyph } from '../ui/glyph.tsx'
import type { SoundState } from './recorder-state.ts'

type Props = { readonly sound: SoundState; readonly isRecording: boolean }

/** What is wrong with the sound while it comes: nothing heard, nothing sent, nothing kept. */
export function SoundTrouble({ sound, isRecording }: Props) {
  const t = useTranslations('capture.bar')
  const words = useTranslations('capture.microphones')
  const { upload, isShelved, isSilent, isQuiet, channels } = sound
  const seconds = (upload.held * LONGEST_CHUNK_MS) / 1000
  return (
    <span role="status" className="grid gap-0.5 empty:hidden">
      {isRecording && isSilent ? <Warning what={t('silent')} /> : null}
      {isRecording && isQuiet && !isSilent ? (
        <span className="text-s text-ink-2">{t('quiet')}</span>
      ) : null}
      {upload.kind === 'waiting' && seconds > 0 ? (
        <Warning what={t('lost', { seconds })} more={t(isShelved ? 'lostShelved' : 'lostHere')} />
      ) : null}
      {isRecording && channels === 'only-one' ? (
        <span className="text-s text-ink-2">{words('onlyOne')}</span>
      ) : null}
      {isRecording && !isShelved && upload.kind !== 'waiting' ? (
        <span className="text-s text-ink-2">{t('notShelved')}</span>
      ) : null}
    </span>
  )
}

function Warning({ what, more }: { readonly what: string; readonly more?: string }) {
  return (
    <span>
      <span className="font-semibold text-warn">
        <Glyph of="triangle" className="mr-1.5" />
        {what}
      </span>{' '}
      {more ? <span className="text-s text-ink-2">{more}</span> : null}
    </span>
  )
}
