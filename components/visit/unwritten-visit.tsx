'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
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
})

/** The visit before anything is written: the chart, and the choice of what to write. */
export function UnwrittenVisit({ launch, actions, userName, loadNoteVisit, onOpened }: Props) {
  const t = useTranslations('visit')
  const say = useTranslations('appError')
  const [problem, setProblem] = useState<AppErrorCode>()
  const choose = async (type: NoteTypeCode) => {
    if (!(await loadNoteVisit().catch(() => false))) return setProblem('SERVER_UNREACHABLE')
    const created = await ask(actions.createNote({ noteId: crypto.randomUUID(), type }))
    if (created.ok) {
      onOpened(asOpened(created.value))
      return
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
      note={<NewNote onChoose={(type) => void choose(type)} />}
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
