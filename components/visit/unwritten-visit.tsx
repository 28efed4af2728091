'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { Note } from '#lib/note/note.ts'
import type { NoteTypeCode } from '#lib/note/note-types.ts'
import { NoTranscript, TranscriptFrame } from '../ambient/transcript-frame.tsx'
import { NewNote } from '../note/new-note.tsx'
import { reportSession } from '../session/session-report.ts'
import { ActionBar } from '../workspace/action-bar.tsx'
import { ask } from './ask.ts'
import type { VisitActions } from './visit-actions.ts'
import { VisitFrame } from './visit-frame.tsx'
import type { VisitLaunch } from './visit-launch.ts'

type Props = {
  readonly launch: VisitLaunch
  readonly actions: VisitActions
  readonly userName: string
  /** Fetches the code for a note; nothing is begun that could not be shown. */
  readonly loadNoteVisit: () => Promise<unknown>
  readonly onOpened: (opened: OpenedNote) => void
}

const asOpened = (created: Pick<OpenedNote, 'note' | 'version'>): OpenedNote => ({
  ...created,
  isApproved: false,
  transcripts: [],
  filingId: undefined,
  amends: undefined,
  history: [],
  coSign: undefined,
  ofVisit: undefined,
  restsOn: undefined,
  instructions: undefined,
})

type Begun = Pick<OpenedNote, 'note' | 'version'>

/** The new note as a template fills it, saved like that before it is shown. */
async function filled(
  { saveNote }: VisitActions,
  created: Begun,
  fill: ((empty: Note) => Note) | undefined,
): Promise<Result<Begun, { readonly code: AppErrorCode }>> {
  if (!fill) return ok(created)
  const note = fill(created.note)
  const saved = await ask(saveNote({ note, baseVersion: created.version }))
  if (!saved.ok) return saved
  const { value } = saved
  return ok({ note: value.kind === 'conflict' ? value.note : note, version: value.version })
}

/** The visit before anything is written: the chart, and the choice of what to write. */
export function UnwrittenVisit({ launch, actions, userName, loadNoteVisit, onOpened }: Props) {
  const t = useTranslations('visit')
  const say = useTranslations('appError')
  const [problem, setProblem] = useState<AppErrorCode>()
  const choose = async (type: NoteTypeCode, fill?: (empty: Note) => Note) => {
    if (!(await loadNoteVisit().catch(() => false))) return setProblem('SERVER_UNREACHABLE')
    const created = await ask(actions.createNote({ noteId: crypto.randomUUID(), type }))
    if (created.ok) {
      const begun = await filled(actions, created.value, fill)
      if (begun.ok) return onOpened(asOpened(begun.value))
      return setProblem(begun.error.code)
    }
    // The page as the server has it begins with that note.
    if (created.error.code === 'NOTE_ALREADY_BEGUN') location.assign(`/l/${launch.launchId}`)
    setProblem(created.error.code)
    reportSession(created.error.code)
  }
  return (
    <VisitFrame
      launch={launch}
      userName={userName}
      note={
        <NewNote
          aids={{ launchId: launch.launchId, openedAt: launch.openedAt, actions }}
          onChoose={(type, fill) => void choose(type, fill)}
        />
      }
      transcript={
        <TranscriptFrame>
          <NoTranscript hint="noneYet" />
        </TranscriptFrame>
      }
      bar={
        <ActionBar
          state={
            problem ? (
              <span className="font-semibold text-warn">{say(problem)}</span>
            ) : (
              <span className="text-ink-2">{t('chooseType')}</span>
            )
          }
        >
          {null}
        </ActionBar>
      }
    />
  )
}
