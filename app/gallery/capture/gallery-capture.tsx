'use client'

import { useEffect, useState } from 'react'
import { HeardTranscript } from '#components/ambient/heard-transcript.tsx'
import { NoTranscript, TranscriptFrame } from '#components/ambient/transcript-frame.tsx'
import type { Recorder } from '#components/capture/recorder.ts'
import RecorderPanel from '#components/capture/recorder-panel.tsx'
import type { RecorderState } from '#components/capture/recorder-state.ts'
import { ChartPane } from '#components/chart/chart-pane.tsx'
import { ActionBar } from '#components/workspace/action-bar.tsx'
import { IdentityBanner } from '#components/workspace/identity-banner.tsx'
import { Workspace } from '#components/workspace/workspace.tsx'
import type { Engine } from '#lib/ambient/transcriber.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'

const ENGINE: Engine = {
  name: 'pocketsphinx en-us',
  locality: { kind: 'this-machine' },
  grade: 'demonstration',
}
const SCRIPT = {
  version: '2026-11',
  text: 'I would like to record our conversation so that software can help me write today’s note. You can say no, now or at any time, and your care is the same. Is that all right with you?',
}

const FILE_SCRIPT = {
  version: '2026-11-file',
  text: 'There is a recording of our conversation. I would like software to use it to help me write the note. You can say no, now or at any time, and your care is the same. Is that all right with you?',
}

const WORDS = [
  { speaker: 'unknown', text: 'good morning how long have you had the cough', isFinal: true },
  { speaker: 'unknown', text: 'i have had a dry cough for three', isFinal: false },
] as const

const nothing = async (): Promise<void> => undefined

/** A recorder that stays in one state, whatever is pressed. */
const recorderIn = (state: RecorderState): Recorder => ({
  get: () => state,
  subscribe: () => () => undefined,
  answer: nothing,
  takeFile: nothing,
  record: nothing,
  pause: nothing,
  stop: nothing,
  abandon: nothing,
  withdraw: nothing,
  hearAgain: nothing,
  readWords: (seen) =>
    seen === 0 ? Promise.resolve({ version: 1, words: WORDS }) : new Promise(() => undefined),
  keep: async () => 'kept',
  close: () => undefined,
  flush: () => undefined,
})

type Props = {
  readonly state: RecorderState
  /** What was heard and waits for its speakers. */
  readonly heard: Transcript | undefined
}

/** The recording of a visit in one of its states, below the identity. */
export function GalleryCapture({ state, heard }: Props) {
  // As in the visit, it is never part of what the server draws.
  const [recorder, setRecorder] = useState<Recorder>()
  useEffect(() => setRecorder(recorderIn(state)), [state])
  return (
    <Workspace
      identity={<IdentityBanner ehrName="Greyfield EHR" needPatientBanner />}
      chart={<ChartPane />}
      note={null}
      transcript={
        <TranscriptFrame>
          <NoTranscript
            hint="noneHint"
            onPaste={() => undefined}
            onRecord={() => undefined}
            onFile={() => undefined}
          />
        </TranscriptFrame>
      }
      activity={null}
      bar={<ActionBar state={null}>{null}</ActionBar>}
      capture={
        heard ? (
          <HeardTranscript transcript={heard} onDraft={() => undefined} />
        ) : recorder ? (
          <RecorderPanel
            recorder={recorder}
            capture={{ engine: ENGINE, hearsAlong: true, script: SCRIPT, fileScript: FILE_SCRIPT }}
            onOpenWindow={async () => undefined}
            onDismiss={() => undefined}
          />
        ) : null
      }
    />
  )
}
