'use client'

import { useDeferredValue, useId, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { readTranscript, type SpeakerRoles } from '#lib/ambient/read-transcript.ts'
import { inferRoles } from '#lib/ambient/roles/infer-roles.ts'
import { speakersOf, swapSpeakers, type Transcript } from '#lib/ambient/transcript.ts'
import type { TranscriptId } from '#lib/kernel/ids.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { INPUT } from '../ui/field.tsx'
import { Dictate } from './dictate.tsx'
import type { PasteProps } from './paste-transcript.tsx'
import { TranscriptPreview } from './transcript-preview.tsx'

// The preview is never stored; the server gives the transcript its id.
const PREVIEW = '' as TranscriptId

/** Takes a transcript as text, shows what was understood of it, and lets the speakers be corrected. */
export function PasteTranscriptDialog({ isOpen, onClose, onTranscript }: PasteProps) {
  const t = useTranslations('evidence.paste')
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<SpeakerRoles>({})
  const fieldId = useId()
  const pasted = useDeferredValue(text)
  const inferred = useMemo(() => rolesHeardIn(pasted), [pasted])
  const roles = useMemo(() => ({ ...speakersOfRoles(inferred), ...chosen }), [inferred, chosen])
  const read = useMemo(() => readTranscript(pasted, PREVIEW, roles), [pasted, roles])
  const close = () => {
    setText('')
    setChosen({})
    onClose()
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('title')}
      footer={
        <>
          <Button kind="quiet" onClick={close}>
            {t('cancel')}
          </Button>
          <span className="flex-1" />
          <Button
            kind="primary"
            aria-disabled={!read.ok}
            aria-describedby={`${fieldId}-answer`}
            onClick={() => {
              if (!read.ok) return
              onTranscript(text, roles)
              close()
            }}
          >
            {t('draft')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 p-4 at-900:grid-cols-2">
        <div className="grid content-start gap-1">
          <label htmlFor={fieldId} className="text-s font-medium text-ink-2">
            {t('field')}
          </label>
          <textarea
            id={fieldId}
            ref={focusFirst}
            rows={14}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-describedby={`${fieldId}-hint ${fieldId}-answer`}
            className={`${INPUT} max-h-[50vh] min-h-40 resize-y py-2 at-900:min-h-[50vh]`}
          />
          <p id={`${fieldId}-hint`} className="text-s text-ink-3">
            {t('hint')}
          </p>
          <Dictate onWords={(words) => setText((before) => withDictated(before, words))} />
        </div>
        <div id={`${fieldId}-answer`} role="status">
          {read.ok ? (
            <TranscriptPreview
              transcript={read.value}
              inferred={withoutChosen(inferred, chosen)}
              onRole={(label, speaker) => setChosen({ ...chosen, [label]: speaker })}
              onSwap={() => setChosen(swapped(read.value))}
            />
          ) : (
            <p className={text.trim() === '' ? 'text-ink-3' : 'font-semibold text-warn'}>
              {text.trim() === '' ? null : t('unreadable')}
            </p>
          )}
        </div>
      </div>
    </Dialog>
  )
}

/** What is dictated is the clinician's: a turn of theirs, on a line of its own. */
const withDictated = (before: string, words: string): string =>
  `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}Doctor: ${words}\n`

type Inferred = ReturnType<typeof inferRoles>

/** Who the speakers seem to be whose labels do not say it. */
function rolesHeardIn(text: string): Inferred {
  const read = readTranscript(text, PREVIEW)
  return read.ok ? inferRoles(read.value) : new Map()
}

const speakersOfRoles = (inferred: Inferred): SpeakerRoles =>
  Object.fromEntries([...inferred].map(([label, { speaker }]) => [label, speaker]))

/** What a person has said of a speaker is no guess any more. */
const withoutChosen = (inferred: Inferred, chosen: SpeakerRoles): Inferred =>
  new Map([...inferred].filter(([label]) => !Object.hasOwn(chosen, label)))

/** The dialog gives the focus to the element that asks for it when it opens. */
const focusFirst = (field: HTMLTextAreaElement | null): void => field?.setAttribute('autofocus', '')

/** Roles by label with clinician and patient exchanged. */
const swapped = (transcript: Transcript): SpeakerRoles =>
  Object.fromEntries(
    speakersOf(swapSpeakers(transcript)).map(({ label, speaker }) => [label, speaker]),
  )
