'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useSession } from '../session/session-context.ts'
import { useWarningBeforeLeaving } from '../ui/use-warning-before-leaving.ts'
import { AfterRecording } from './after-recording.tsx'
import { BlockedMicrophone, type OpenWindow } from './blocked-microphone.tsx'
import { ConsentQuestion } from './consent-question.tsx'
import { FileQuestion } from './file-question.tsx'
import type { Recorder } from './recorder.ts'
import { isListening, type RecorderState } from './recorder-state.ts'
import { RecordingBar } from './recording-bar.tsx'
import { TakingFile } from './taking-file.tsx'
import type { VisitCapture } from './visit-capture.ts'

type Props = {
  readonly recorder: Recorder
  readonly capture: Pick<VisitCapture, 'script' | 'fileScript' | 'engine' | 'hearsAlong'>
  readonly onOpenWindow: OpenWindow
  readonly onDismiss: () => void
}

/** The recording of the visit, from the question to the transcript, below the patient's identity. */
export default function RecorderPanel({ recorder, capture, onOpenWindow, onDismiss }: Props) {
  const state = useSyncExternalStore(recorder.subscribe, recorder.get, recorder.get)
  useRecordingTitle(state)
  useStay(state)
  useWarningBeforeLeaving(isListening(state) || state.kind === 'taking')
  switch (state.kind) {
    case 'asking':
      if (state.about === 'file') {
        return (
          <FileQuestion
            {...{ capture, state }}
            onAnswer={(asked, sound) => void recorder.takeFile(asked, sound)}
            onCancel={onDismiss}
          />
        )
      }
      return (
        <ConsentQuestion
          {...{ capture, state }}
          onAnswer={(...answer) => void recorder.answer(...answer)}
          onCancel={onDismiss}
        />
      )
    case 'blocked':
      return (
        <BlockedMicrophone
          trouble={state.trouble}
          onOpenWindow={onOpenWindow}
          onStop={state.hasSound ? () => void recorder.stop() : undefined}
          onTryAgain={state.isAgreed ? () => void recorder.record() : undefined}
          onClose={() => {
            if (state.isAgreed) void recorder.abandon()
            else onDismiss()
          }}
        />
      )
    case 'opening':
    case 'recording':
    case 'paused':
    case 'stopping':
    case 'interrupted':
    case 'refused':
      return <RecordingBar {...{ state, recorder }} hasWords={capture.hearsAlong} />
    case 'taking':
      return <TakingFile state={state} onAbandon={() => void recorder.abandon()} />
    case 'declined':
    case 'hearing':
    case 'unheard':
    case 'heard':
    case 'withdrawn':
    case 'abandoned':
      return (
        <AfterRecording
          {...{ state, capture, onDismiss }}
          onHearAgain={() => void recorder.hearAgain()}
          onWithdraw={() => void recorder.withdraw()}
          onAbandon={() => void recorder.abandon()}
        />
      )
  }
}

/** Recording shows in the window's title too, whatever of the page is in sight. */
function useRecordingTitle({ kind }: RecorderState): void {
  const t = useTranslations('capture')
  const isRecording = kind === 'recording'
  const words = t('title')
  useEffect(() => {
    if (!isRecording) return
    const before = document.title
    document.title = `${words} · ${before}`
    return () => {
      document.title = before
    }
  }, [isRecording, words])
}

const STAY_EVERY_MS = 30_000

/** Whoever speaks with a patient uses this page without touching it; an empty room does not. */
function useStay(state: RecorderState): void {
  const { stay } = useSession()
  const isHeard = state.kind === 'recording' && !state.sound.isQuiet
  const latest = useRef(stay)
  useEffect(() => {
    latest.current = stay
  })
  useEffect(() => {
    if (!isHeard) return
    const timer = setInterval(() => latest.current(), STAY_EVERY_MS)
    return () => clearInterval(timer)
  }, [isHeard])
}
