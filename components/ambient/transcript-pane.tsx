'use client'

import type { Transcript } from '#lib/ambient/transcript.ts'
import { EvidenceDock } from '../evidence/evidence-dock.tsx'
import { useChunk } from '../note/use-chunk.ts'
import { NoTranscript, TranscriptFrame } from './transcript-frame.tsx'
import { TurnList } from './turn-list.tsx'

type Props = {
  /** The note's transcript; undefined while there is none. */
  readonly transcript: Transcript | undefined
  readonly isReadOnly?: boolean
  /** Opens the dialog to paste one; absent where none may be added. */
  readonly onPaste?: (() => void) | undefined
}

/** What was said in the visit: evidence that is open, what the note leaves out, and every turn. */
export function TranscriptPane({ transcript, isReadOnly = false, onPaste }: Props) {
  const { loaded: omissions } = useChunk(loadOmissions, transcript !== undefined)
  return (
    <TranscriptFrame dock={<EvidenceDock />}>
      {transcript ? (
        <>
          {omissions ? (
            <omissions.OmissionList transcript={transcript} isReadOnly={isReadOnly} />
          ) : null}
          <TurnList transcript={transcript} />
        </>
      ) : (
        <NoTranscript onPaste={onPaste} hint={isReadOnly ? undefined : 'noneHint'} />
      )}
    </TranscriptFrame>
  )
}

// To find them, the visit is read as the drafter reads it: code of its own weight.
const loadOmissions = () => import('./omission-list.tsx')
