import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { NoteId } from '#lib/kernel/ids.ts'
import type { Keeping } from '../session/keep-until-saved.ts'
import type { CaptureControl } from './capture-context.ts'
import type { RecorderPage } from './open-recorder.ts'
import type { Recorder, RecorderStart } from './recorder.ts'
import type { VisitCapture } from './visit-capture.ts'

type Options = Pick<RecorderPage, 'launchId' | 'actions' | 'deviceKey'> & {
  /** Undefined where nobody listens. */
  readonly capture: VisitCapture | undefined
  /** The note that is being written; undefined where none takes a transcript. */
  readonly noteId: NoteId | undefined
}

/**
 * The recorder of a visit, which outlives the note's page while a draft replaces it. Its code is
 * loaded when somebody wants to record, or when a recording was left unfinished.
 */
export function useCaptureControl({ launchId, actions, deviceKey, capture, noteId }: Options) {
  const [recorder, setRecorder] = useState<Recorder>()
  const [hasFailed, setFailed] = useState(false)
  const [heard, setHeard] = useState<CaptureControl['heard']>()
  const page = useRef({ actions, deviceKey })
  useEffect(() => {
    page.current = { actions, deviceKey }
  })

  const open = useCallback(
    async (forNote: NoteId, start: RecorderStart) => {
      if (!capture) return
      try {
        setFailed(false)
        const [{ openRecorder }, { readHeard }] = await Promise.all([
          import('./open-recorder.ts'),
          import('./read-heard.ts'),
        ])
        const onHeard: RecorderPage['onHeard'] = (recordingId) => {
          void readHeard(launchId, recordingId).then((transcript) => {
            if (!transcript) return
            setHeard({ noteId: forNote, transcript })
            setRecorder(undefined) // the page says itself that the transcript is here
          })
        }
        setRecorder(
          openRecorder({ launchId, noteId: forNote, capture, ...page.current, onHeard }, start),
        )
      } catch {
        setFailed(true)
      }
    },
    [capture, launchId],
  )

  // Once: what became of it since is known here.
  const left = useRef(capture?.left)
  useEffect(() => {
    const found = left.current
    if (!found || found.noteId !== noteId) return
    left.current = undefined
    void open(found.noteId, { left: found })
  }, [noteId, open])

  // A note that takes no transcript any more is not recorded for.
  useEffect(() => {
    if (noteId === undefined) setRecorder(undefined)
  }, [noteId])
  useEffect(() => {
    const flush = () => recorder?.flush()
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      recorder?.close()
    }
  }, [recorder])

  const keep = useCallback(
    async (): Promise<Keeping> => (recorder ? recorder.keep() : 'kept'),
    [recorder],
  )
  const control = useMemo<CaptureControl | undefined>(
    () =>
      capture && {
        ...{ capture, recorder, hasFailed, heard },
        begin: noteId && !recorder ? () => void open(noteId, {}) : undefined,
        beginFile: noteId && !recorder ? () => void open(noteId, { about: 'file' }) : undefined,
        dismiss: () => setRecorder(undefined),
        forgetHeard: () => setHeard(undefined),
      },
    [capture, recorder, hasFailed, heard, noteId, open],
  )
  return { control, keep }
}
