'use client'

import type { SpeakerRoles } from '#lib/ambient/read-transcript.ts'
import { useChunk } from '../note/use-chunk.ts'

export type PasteProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** The text as pasted, and who is who; the server reads it again by the same rules. */
  readonly onTranscript: (text: string, roles: SpeakerRoles) => void
}

const load = () => import('./paste-transcript-dialog.tsx')

/** The dialog that takes a transcript as text; fetched when it is first opened. */
export function PasteTranscript(props: PasteProps) {
  const { loaded } = useChunk(load, props.isOpen)
  return loaded ? <loaded.PasteTranscriptDialog {...props} /> : null
}
