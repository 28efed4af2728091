'use client'

import { lazy, useCallback, useEffect, useMemo, useState } from 'react'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { NoteEvent } from '#lib/flows/note-event.ts'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { err } from '#lib/kernel/result.ts'
import type { Note } from '#lib/note/note.ts'
import { unresolved } from '#lib/note/verification.ts'
import { HeardTranscript } from '../ambient/heard-transcript.tsx'
import { PasteTranscript } from '../ambient/paste-transcript.tsx'
import { TranscriptPane } from '../ambient/transcript-pane.tsx'
import { undraftedRecording } from '../ambient/undrafted-recording.ts'
import type { AskModel } from '../ambient/use-model-draft.ts'
import { AmendedHead } from '../amend/amended-head.tsx'
import { type CaptureControl, useCapture } from '../capture/capture-context.ts'
import { NotePane } from '../note/note-pane.tsx'
import { useNote, useNoteStore } from '../note/note-provider.tsx'
import { type NoteSaving, useAutosave } from '../note/use-autosave.ts'
import { VersionChoice } from '../note/version-choice.tsx'
import { PlaybackProvider, usePlayer } from '../playback/use-playback.ts'
import type { Keeping } from '../session/keep-until-saved.ts'
import { reportSession } from '../session/session-report.ts'
import { ask } from './ask.ts'
import { askModel } from './ask-model.ts'
import { DraftBar, type OnSigned } from './draft-bar.tsx'
import { moveToWindow } from './move-to-window.ts'
import { saveBy } from './save-by.ts'
import { SignedHead } from './signed-head.tsx'
import { signedNow } from './signed-now.ts'
import { useDrafting } from './use-drafting.ts'
import type { VisitActions } from './visit-actions.ts'
import { VisitFrame } from './visit-frame.tsx'
import type { VisitLaunch } from './visit-launch.ts'

// Without a boundary of its own: in the page's HTML it stays as it is until the code is there.
const FiledBar = lazy(() => import('./filed-bar.tsx'))
const InstructionsHead = lazy(() => import('../amend/instructions-head.tsx'))

export type WrittenProps = {
  readonly launch: VisitLaunch
  readonly actions: VisitActions
  readonly opened: OpenedNote
  readonly deviceKey: string
  readonly userName: string
  readonly isJustSigned: boolean
  /** Told how to save what is not saved, for when the page is locked. */
  readonly onKeep: (keep: () => Promise<Keeping>) => void
  /** Another note, or this one as the server changed it; undefined for a new one. */
  readonly onOpened: (opened: OpenedNote | undefined) => void
  readonly onSigned: (opened: OpenedNote) => void
}

/** The visit with its note: being written, or signed and on its way. */
export function WrittenVisit(props: WrittenProps) {
  const { launch, actions, onKeep, onOpened } = props
  const { opened, join } = useHistory(props.opened)
  const saving = useAutosave({
    version: opened.version,
    save: saveBy(actions),
    deviceKey: opened.isApproved ? undefined : props.deviceKey,
  })
  const [isPasting, setPasting] = useState(false)
  const drafting = useDrafting({ actions, opened, saving, onOpened })
  const store = useNoteStore()
  const capture = useCapture()
  const heard = opened.isApproved ? undefined : heardFor(opened, capture?.heard)
  const transcripts = useMemo(
    () => (heard ? [...opened.transcripts, heard] : opened.transcripts),
    [opened.transcripts, heard],
  )
  const player = usePlayer(launch.launchId, transcripts)
  // What was said is not heard over a page that is covered.
  useEffect(
    () =>
      onKeep(() => {
        player?.stop()
        return saving.keep()
      }),
    [onKeep, player, saving.keep],
  )
  const open = useNote(({ verification }) => unresolved(verification).length)
  // What prints is what the server has.
  const print = async () => {
    const isSaved = opened.isApproved || (await saving.flush())
    if (isSaved) location.assign(`/l/${launch.launchId}/notes/${opened.note.id}/print`)
  }
  const signed: OnSigned = (filingId, coSign) => {
    const { note } = store.get()
    props.onSigned(signedNow(opened, { note, version: saving.version(), filingId, coSign }))
  }
  const latest = opened.history.at(-1)
  return (
    <PlaybackProvider value={player}>
      <VisitFrame
        launch={launch}
        userName={props.userName}
        counts={opened.isApproved ? {} : { note: open }}
        onOpenWindow={() =>
          moveToWindow({
            launchId: launch.launchId,
            openWindow: actions.openWindow,
            save: saving.flush,
          })
        }
        heard={
          heard ? (
            <HeardTranscript
              transcript={heard}
              onDraft={(speakers) => {
                const recordingId = heard.heard?.recordingId
                if (!recordingId) return
                capture?.dismiss()
                void drafting.draft({ recordingId, speakers })
              }}
            />
          ) : undefined
        }
        note={
          <>
            {saving.state.kind === 'conflict' ? (
              <Conflict saving={saving} theirs={saving.state.theirs} />
            ) : null}
            {opened.filingId ? (
              <SignedHead {...props} opened={opened} filingId={opened.filingId} onCoSigned={join} />
            ) : null}
            {opened.amends ? (
              <AmendedHead
                amends={opened.amends}
                onDiscard={opened.isApproved ? undefined : () => discard(props)}
              />
            ) : null}
            {opened.restsOn ? (
              <InstructionsHead
                launchId={launch.launchId}
                restsOn={opened.restsOn}
                isReadOnly={opened.isApproved}
                onDiscard={opened.isApproved || opened.amends ? undefined : () => discard(props)}
              />
            ) : null}
            {/* Nobody writes into a note that is being replaced by its draft. */}
            <NotePane
              aids={{ launchId: launch.launchId, openedAt: launch.openedAt, actions }}
              isReadOnly={opened.isApproved || drafting.state.kind === 'drafting'}
              onPrint={() => void print()}
            />
          </>
        }
        transcript={
          <TranscriptPane
            transcript={transcripts.at(-1)}
            onRecord={capture?.begin}
            onFile={capture?.beginFile}
            isReadOnly={opened.isApproved || opened.restsOn !== undefined}
            model={opened.isApproved || heard ? undefined : offeredModel(props, saving)}
            onPaste={
              opened.isApproved || opened.amends || opened.restsOn
                ? undefined
                : () => setPasting(true)
            }
          />
        }
        bar={
          <>
            {opened.filingId && latest ? (
              <FiledBar
                launchId={launch.launchId}
                filingId={latest.filingId}
                first={latest.view}
                actions={actions}
                takesFocus={props.isJustSigned}
              />
            ) : (
              <DraftBar {...props} saving={saving} drafting={drafting.state} onSigned={signed} />
            )}
            {/* In the frame, whose width decides how a dialog looks. */}
            <PasteTranscript
              isOpen={isPasting}
              onClose={() => setPasting(false)}
              onTranscript={(text, roles) => {
                setPasting(false)
                void drafting.draft({ text, roles })
              }}
            />
          </>
        }
      />
    </PlaybackProvider>
  )
}

/** The note with what others signed for it while it is on the page. */
function useHistory(opened: OpenedNote) {
  const [joined, setJoined] = useState<readonly NoteEvent[]>([])
  return {
    opened: useMemo(
      () => ({ ...opened, history: [...opened.history, ...joined] }),
      [opened, joined],
    ),
    join: useCallback((event: NoteEvent) => setJoined((before) => [...before, event]), []),
  }
}

/** The model of this launch, asked about the note as it was just saved. */
function offeredModel({ launch, opened }: WrittenProps, saving: NoteSaving) {
  const { model } = launch
  const transcriptId = opened.transcripts.at(-1)?.id
  if (!model || !transcriptId) return undefined
  const ask: AskModel = async () => {
    if (!(await saving.flush())) return err({ code: 'SERVER_UNREACHABLE' })
    const request = { noteId: opened.note.id, version: saving.version(), transcriptId }
    const answer = await askModel(model.page, request)
    if (!answer.ok) reportSession(answer.error.code)
    return answer
  }
  return { engine: model.engine, ask }
}

/** What a recording was heard to say and no draft was made of yet: just now, or by an earlier page. */
function heardFor(
  { note, transcripts }: OpenedNote,
  now: CaptureControl['heard'],
): Transcript | undefined {
  const justNow = now?.noteId === note.id ? [now.transcript] : []
  return undraftedRecording([...transcripts, ...justNow])
}

async function discard({
  actions,
  opened,
  onOpened,
}: WrittenProps): Promise<AppErrorCode | undefined> {
  const discarded = await ask(actions.discardAmendment({ noteId: opened.note.id }))
  if (discarded.ok) {
    onOpened(discarded.value)
    return undefined
  }
  reportSession(discarded.error.code)
  return discarded.error.code
}

/** Reads the note for itself, so that the page around it is not drawn again at every key. */
function Conflict({ saving, theirs }: { readonly saving: NoteSaving; readonly theirs: Note }) {
  const mine = useNote(({ note }) => note)
  const { keepMine, takeTheirs } = saving
  return (
    <VersionChoice mine={mine} theirs={theirs} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
  )
}
