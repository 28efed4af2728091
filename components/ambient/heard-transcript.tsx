'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { Speaker } from '#lib/note/sources.ts'
import { useChunk } from '../note/use-chunk.ts'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'

type Props = {
  readonly transcript: Transcript
  readonly onDraft: (speakers: readonly Speaker[]) => void
}

const load = () => import('./heard-transcript-dialog.tsx')

/** A recording was transcribed: one thing is left to say before a draft, and nobody is interrupted. */
export function HeardTranscript({ transcript, onDraft }: Props) {
  const t = useTranslations('evidence.heard')
  const [isOpen, setOpen] = useState(false)
  const { loaded } = useChunk(load, isOpen)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line-2 bg-page px-3 py-2 at-720:px-4">
      <p role="status" className="min-w-0 flex-1 basis-64">
        <span className="mr-2 font-semibold">
          <Glyph of="tick" className="mr-1.5 text-ok" />
          {t('ready')}
        </span>
        <span className="text-ink-2">{t('readyHint')}</span>
      </p>
      <Button onClick={() => setOpen(true)}>{t('open')}</Button>
      {loaded ? (
        <loaded.HeardTranscriptDialog
          {...{ isOpen, transcript }}
          onClose={() => setOpen(false)}
          onDraft={(speakers) => {
            setOpen(false)
            onDraft(speakers)
          }}
        />
      ) : null}
    </div>
  )
}
