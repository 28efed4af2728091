'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { InferredRole } from '#lib/ambient/roles/infer-roles.ts'
import { speakersOf, type Transcript } from '#lib/ambient/transcript.ts'
import type { Speaker } from '#lib/note/sources.ts'
import { speakerName } from '../evidence/speaker-name.ts'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { SpeakerWarning } from './speaker-warning.tsx'

type Props = {
  readonly transcript: Transcript
  /** Speakers whose role is a guess from what they say. */
  readonly inferred: ReadonlyMap<string, InferredRole>
  readonly onRole: (label: string, speaker: Speaker) => void
  readonly onSwap: () => void
}

const ROLES: readonly Exclude<Speaker, 'unknown'>[] = ['clinician', 'patient', 'other']
const TURNS_SHOWN = 4

/** What was understood of a pasted transcript: how many turns, who is who, how it begins. */
export function TranscriptPreview({ transcript, inferred, onRole, onSwap }: Props) {
  const t = useTranslations('evidence.paste')
  const words = useTranslations('evidence')
  const speakers = speakersOf(transcript)
  const hasRoles = speakers.some(({ speaker }) => speaker === 'clinician' || speaker === 'patient')
  return (
    <div className="grid gap-3">
      <p className="flex items-center gap-1.5 font-semibold">
        <Glyph of="tick" className="text-ok" />
        {t('found', { count: transcript.turns.length })}
      </p>
      <fieldset className="grid gap-1.5">
        <legend className="pb-1 text-s font-medium text-ink-2">{t('speakers')}</legend>
        {speakers.map(({ label, speaker, turns }) => (
          <SpeakerRole
            key={label}
            {...{ label, speaker, turns, onRole }}
            confidence={inferred.get(label)?.confidence}
          />
        ))}
        {hasRoles ? (
          <div>
            <Button size="s" kind="quiet" onClick={onSwap}>
              {t('swap')}
            </Button>
          </div>
        ) : null}
      </fieldset>
      <SpeakerWarning turns={transcript.turns} />
      <div>
        <h3 className="pb-1 text-s font-medium text-ink-2">{t('preview')}</h3>
        <ol className="grid gap-1">
          {transcript.turns.slice(0, TURNS_SHOWN).map((turn) => (
            <li key={`${turn.at} ${turn.label} ${turn.text}`} className="line-clamp-2">
              <b>{speakerName(turn, words)}</b> {turn.text}
            </li>
          ))}
        </ol>
      </div>
    </div>
  )
}

/** Whole percent; a guess is never certain. */
const percentOf = (confidence: number): string => String(Math.min(99, Math.round(100 * confidence)))

type RoleProps = {
  readonly label: string
  readonly speaker: Speaker
  readonly turns: number
  /** Set where the role is a guess; a probability. */
  readonly confidence: number | undefined
  readonly onRole: (label: string, speaker: Speaker) => void
}

function SpeakerRole({ label, speaker, turns, confidence, onRole }: RoleProps) {
  const t = useTranslations('evidence.paste')
  const words = useTranslations('evidence')
  const id = useId()
  const name = label === '' ? t('unlabelled') : label
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="min-w-24">
        <b>{name}</b> <span className="text-s text-ink-3">{t('turnsOf', { count: turns })}</span>
      </label>
      {label === '' ? (
        <span className="text-ink-2">{words(`speaker.${speaker}`)}</span>
      ) : (
        <select
          id={id}
          aria-label={t('speaksAs', { label: name })}
          value={speaker}
          onChange={(event) => {
            const chosen = ROLES.find((role) => role === event.target.value)
            if (chosen) onRole(label, chosen)
          }}
          className="min-h-8 rounded-2 border border-edge bg-page px-2"
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {words(`speaker.${role}`)}
            </option>
          ))}
        </select>
      )}
      {confidence === undefined ? null : (
        <span className="text-s text-ink-2">{t('inferred', { share: percentOf(confidence) })}</span>
      )}
    </div>
  )
}
