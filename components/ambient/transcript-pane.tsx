'use client'

import type { ModelEngine } from '#lib/ambient/models/language-model.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { EvidenceDock } from '../evidence/evidence-dock.tsx'
import { useChunk } from '../note/use-chunk.ts'
import { NoTranscript, TranscriptFrame } from './transcript-frame.tsx'
import { TurnList } from './turn-list.tsx'
import type { AskModel } from './use-model-draft.ts'

type Props = {
  /** The note's transcript; undefined while there is none. */
  readonly transcript: Transcript | undefined
  readonly isReadOnly?: boolean
  /** The language model that may draft from it; undefined: none is offered. */
  readonly model?: { readonly engine: ModelEngine; readonly ask: AskModel } | undefined
  /** Opens the dialog to paste one; absent where none may be added. */
  readonly onPaste?: (() => void) | undefined
  /** Asks whether the visit may be recorded; absent where it cannot be, or is already. */
  readonly onRecord?: (() => void) | undefined
  /** Asks for a sound file of the visit; absent where none is taken. */
  readonly onFile?: (() => void) | undefined
}

/** What was said in the visit: evidence that is open, what the note leaves out, and every turn. */
export function TranscriptPane({
  transcript,
  isReadOnly = false,
  model,
  onPaste,
  onRecord,
  onFile,
}: Props) {
  const { loaded: omissions } = useChunk(loadOmissions, transcript !== undefined)
  const { loaded: drafting } = useChunk(loadModelDraft, transcript !== undefined && !!model)
  return (
    <TranscriptFrame dock={<EvidenceDock />}>
      {transcript ? (
        <>
          {model && drafting ? <drafting.ModelDraft engine={model.engine} ask={model.ask} /> : null}
          {omissions ? (
            <omissions.OmissionList transcript={transcript} isReadOnly={isReadOnly} />
          ) : null}
          <TurnList transcript={transcript} />
        </>
      ) : (
        <NoTranscript
          {...{ onPaste, onRecord, onFile }}
          hint={isReadOnly ? undefined : 'noneHint'}
        />
      )}
    </TranscriptFrame>
  )
}

// To find them, the visit is read as the drafter reads it: code of its own weight.
const loadOmissions = () => import('./omission-list.tsx')
const loadModelDraft = () => import('./model-draft.tsx')
