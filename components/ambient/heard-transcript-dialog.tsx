'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { inferRoles } from '#lib/ambient/roles/infer-roles.ts'
import type { Gap, Transcript } from '#lib/ambient/transcript.ts'
import type { Speaker } from '#lib/note/sources.ts'
import { PlayTurn, SoundRemark } from '../playback/play-turn.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { SegmentedControl } from '../ui/segmented-control.tsx'
import { SpeakerWarning } from './speaker-warning.tsx'

type Props = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly transcript: Transcript
  /** One for each turn. */
  readonly onDraft: (speakers: readonly Speaker[]) => void
}

const ROLES: readonly Speaker[] = ['clinician', 'patient', 'other', 'unknown']

/** Who spoke in each turn of what was heard: a guess at first, corrected before a draft is made. */
export function HeardTranscriptDialog({ isOpen, onClose, transcript, onDraft }: Props) {
  const t = useTranslations('evidence.heard')
  const paste = useTranslations('evidence.paste')
  const [speakers, setSpeakers] = useState(() => guessedSpeakers(transcript))
  const rows = transcript.turns.map((turn, index) => ({ turn, index, key: `turn ${index}` }))
  const turns = useMemo(
    () =>
      transcript.turns.map((turn, index) => ({
        ...turn,
        speaker: speakers[index] ?? turn.speaker,
      })),
    [transcript, speakers],
  )
  const isGuessed = transcript.turns.some(({ speaker }) => speaker === 'unknown')
  const options = useMemo(() => ROLES.map((value) => ({ value, label: t(`role.${value}`) })), [t])
  return (
    <Dialog
      {...{ isOpen, onClose }}
      title={t('title')}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {paste('cancel')}
          </Button>
          <span className="flex-1" />
          <Button onClick={() => setSpeakers(speakers.map(swapped))}>{paste('swap')}</Button>
          <Button kind="primary" onClick={() => onDraft(speakers)}>
            {paste('draft')}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 p-4">
        <Remarks transcript={transcript} />
        {isGuessed ? <p className="text-ink-2">{t('guessed')}</p> : null}
        <SoundRemark transcript={transcript} />
        <div role="status">
          <SpeakerWarning turns={turns} />
        </div>
        <ol aria-label={t('turns')} className="divide-y divide-line">
          {rows.map(({ turn, index, key }) => (
            <li key={key} className="grid gap-1 py-2 at-720:grid-cols-[auto_1fr]">
              <div className="at-720:order-1">
                <PlayTurn {...{ transcript }} turn={index} className="mr-2" />
                <q className="[quotes:none]">{turn.text}</q>
              </div>
              <div className="at-720:pr-3">
                <SegmentedControl
                  label={t('speaksIn', { number: String(index + 1) })}
                  value={speakers[index] ?? 'unknown'}
                  options={options}
                  onChange={(role) => setSpeakers(speakers.with(index, role))}
                />
              </div>
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  )
}

function Remarks({ transcript: { heard } }: { readonly transcript: Transcript }) {
  const t = useTranslations('evidence.heard')
  if (!heard) return null
  const { engine, gaps } = heard
  return (
    <>
      {engine.grade === 'demonstration' ? (
        <p className="font-semibold text-warn">
          <Glyph of="triangle" className="mr-1.5" />
          {t('demonstration', { engine: engine.name })}
        </p>
      ) : null}
      {gaps.length > 0 ? (
        <p className="font-semibold text-warn">
          <Glyph of="triangle" className="mr-1.5" />
          {t('gaps', { count: gaps.length, seconds: secondsOf(gaps) })}
        </p>
      ) : null}
    </>
  )
}

const secondsOf = (gaps: readonly Gap[]): number =>
  gaps.reduce((sum, { seconds }) => sum + seconds, 0)

/** The speakers as the recording has them; of each unknown turn, as it seems by its words. */
function guessedSpeakers({ turns, ...transcript }: Transcript): readonly Speaker[] {
  const each = turns.map((turn, index) => ({ ...turn, label: `${index}` }))
  const guesses = inferRoles({ ...transcript, turns: each })
  return turns.map(({ speaker }, index) =>
    speaker === 'unknown' ? (guesses.get(`${index}`)?.speaker ?? speaker) : speaker,
  )
}

function swapped(speaker: Speaker): Speaker {
  if (speaker === 'clinician') return 'patient'
  return speaker === 'patient' ? 'clinician' : speaker
}
