'use client'

import { createContext, use } from 'react'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import type { Recorder } from './recorder.ts'
import type { VisitCapture } from './visit-capture.ts'

export type CaptureControl = {
  readonly capture: VisitCapture
  /** Undefined while nothing is recorded or asked. */
  readonly recorder: Recorder | undefined
  /** The code of the recorder did not come. */
  readonly hasFailed: boolean
  /** Asks the question; undefined where this visit cannot be recorded now. */
  readonly begin: (() => void) | undefined
  /** Asks about a sound file instead. */
  readonly beginFile: (() => void) | undefined
  readonly dismiss: () => void
  /** What was heard and is not drafted yet, and the note it is for. */
  readonly heard: { readonly noteId: NoteId; readonly transcript: Transcript } | undefined
  readonly forgetHeard: () => void
}

const CaptureContext = createContext<CaptureControl | undefined>(undefined)

export const CaptureProvider = CaptureContext.Provider

/** @returns undefined where no engine is set up */
export const useCapture = (): CaptureControl | undefined => use(CaptureContext)
