'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { clockTime } from '#lib/ambient/import/labelled-line.ts'
import { type SoundOfFile, swapTracks } from '#lib/capture/sound-file.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { ConsentFields } from './consent-fields.tsx'
import { EngineLine } from './engine-line.tsx'
import type { Asked, RecorderState } from './recorder-state.ts'
import { type FileReading, useSoundFile } from './use-sound-file.ts'
import type { VisitCapture } from './visit-capture.ts'

type Props = {
  readonly capture: Pick<VisitCapture, 'fileScript' | 'engine'>
  readonly state: Extract<RecorderState, { readonly kind: 'asking' }>
  readonly onAnswer: (asked: Asked, sound: SoundOfFile) => void
  readonly onCancel: () => void
}

/** The question before a sound file is used: its words, how it was answered, and the file. */
export function FileQuestion({ capture, state, onAnswer, onCancel }: Props) {
  const t = useTranslations('capture')
  const say = useTranslations('appError')
  const [asked, setAsked] = useState<Asked>({ form: 'spoken', by: 'patient' })
  const { reading, choose } = useSoundFile()
  const [isFirstPatient, setFirstPatient] = useState(false)
  const [isPressed, setPressed] = useState(false)
  const { fileScript: script, engine } = capture
  const sound = reading.kind === 'read' ? reading.sound : undefined
  return (
    <div className="grid max-h-[60dvh] gap-2 overflow-auto border-b border-line-2 bg-page px-3 py-2.5 at-720:px-4">
      <h2 className="text-m font-semibold">{t('file.title')}</h2>
      {state.isAgain ? (
        <p role="status" className="font-semibold text-warn">
          <Glyph of="triangle" className="mr-1.5" />
          {t('file.again')}
        </p>
      ) : null}
      <ConsentFields {...{ script, asked }} onAsked={setAsked} />
      <div className="max-w-[80ch]">
        <Field
          label={t('file.field')}
          hint={t('file.hint')}
          type="file"
          className="py-0.5 pl-0.5 file:mr-3 file:min-h-7 file:rounded-2 file:border-0 file:bg-accent-soft file:px-2.5 file:font-medium file:text-accent"
          accept="audio/*,video/mp4,video/webm"
          onChange={(event) => void choose(event.target.files?.item(0))}
        />
      </div>
      <ReadFile reading={reading} />
      {sound?.tracks.length === 2 ? (
        <SegmentedControl
          label={t('file.first')}
          value={isFirstPatient ? 'patient' : 'clinician'}
          options={(['clinician', 'patient'] as const).map((value) => ({
            value,
            label: t(`file.${value}`),
          }))}
          onChange={(first) => setFirstPatient(first === 'patient')}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          aria-disabled={state.isBusy || sound === undefined}
          onClick={() => {
            setPressed(true)
            if (sound && !state.isBusy) onAnswer(asked, isFirstPatient ? swapTracks(sound) : sound)
          }}
        >
          {t('file.use')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
      <div role="status">
        {state.code ? <p className="font-semibold text-warn">{say(state.code)}</p> : null}
        {isPressed && reading.kind === 'none' ? (
          <p className="font-semibold text-warn">{t('file.missing')}</p>
        ) : null}
      </div>
      <p className="text-s text-ink-3">{t('consent.version', { version: script.version })}</p>
      <EngineLine engine={engine} />
    </div>
  )
}

function ReadFile({ reading }: { readonly reading: FileReading }) {
  const t = useTranslations('capture.file')
  switch (reading.kind) {
    case 'none':
      return null
    case 'reading':
      return <Spinner>{t('reading')}</Spinner>
    case 'read': {
      const { name, sound } = reading
      return (
        <p role="status" className="break-words">
          <Glyph of="tick" className="mr-1.5 text-ok" />
          {t(sound.tracks.length === 2 ? 'readApart' : 'read', {
            name,
            time: clockTime(sound.seconds),
          })}
        </p>
      )
    }
    case 'trouble':
      return (
        <p role="status" className="font-semibold text-warn">
          <Glyph of="triangle" className="mr-1.5" />
          {t(`trouble.${reading.trouble}`)}
        </p>
      )
  }
}
