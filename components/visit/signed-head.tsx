'use client'

import { lazy, use } from 'react'
import type { NoteEvent } from '#lib/flows/note-event.ts'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { givenLines } from '../aids/given-lines.ts'
import { KeptSheet } from '../aids/kept-sheet.ts'
import { reportSession } from '../session/session-report.ts'
import { ask } from './ask.ts'
import { outdated } from './signed-now.ts'
import type { Answer } from './visit-actions.ts'
import type { WrittenProps } from './written-visit.tsx'

// Without a boundary of its own, as the bar below: nothing moves when its code comes.
const AmendRow = lazy(() => import('../amend/amend-row.tsx'))

type Props = Pick<WrittenProps, 'launch' | 'actions' | 'opened' | 'onOpened' | 'onSigned'> & {
  readonly filingId: FilingId
  readonly onCoSigned: (event: NoteEvent) => void
}

/** What can be done to a note that is signed, and what was. */
export function SignedHead(props: Props) {
  const { launch, actions, opened, onOpened, onSigned, filingId } = props
  const sheet = use(KeptSheet)
  type Request = Parameters<typeof actions.amendNote>[0]
  const begin = async (asked: Answer<OpenedNote>): Promise<AppErrorCode | undefined> => {
    const begun = await ask(asked)
    if (begun.ok) {
      onOpened(begun.value)
      return undefined
    }
    // The page as the server has it begins with what is being written.
    const isHere = opened.ofVisit === undefined
    if (begun.error.code === 'NOTE_ALREADY_BEGUN' && isHere)
      location.assign(`/l/${launch.launchId}`)
    reportSession(begun.error.code)
    return begun.error.code
  }
  const amend = (request: Request) => begin(actions.amendNote(request))
  const instruct = () => {
    const lines = givenLines(sheet?.current, opened.note.id)
    return begin(actions.instructPatient({ noteId: crypto.randomUUID(), filingId, lines }))
  }
  const isInstructable = launch.canFile && !opened.ofVisit && !opened.restsOn
  return (
    <AmendRow
      launchId={launch.launchId}
      ehrName={launch.ehrName}
      noteId={opened.note.id}
      filingId={filingId}
      history={opened.history}
      coSign={opened.coSign}
      ofVisit={opened.ofVisit}
      rights={launch.amendRights}
      voidAttestation={launch.voidAttestation}
      onAdd={(target) => amend({ kind: 'addendum', noteId: crypto.randomUUID(), filingId: target })}
      onCorrect={(target, reason) =>
        amend({ kind: 'correction', noteId: crypto.randomUUID(), filingId: target, reason })
      }
      onVoid={async (target, reason) => {
        const { textVersion } = launch.voidAttestation
        const request = { filingId: target, reason, isAttested: true } as const
        const done = await ask(actions.voidNote({ ...request, attestationVersion: textVersion }))
        if (!done.ok) {
          reportSession(done.error.code)
          return done.error.code
        }
        onSigned({
          ...opened,
          instructions: outdated(opened, 'void'),
          history: [...opened.history, ...done.value],
        })
        return undefined
      }}
      onInstruct={isInstructable ? instruct : undefined}
      instructions={opened.instructions}
      onAnother={() => onOpened(undefined)}
      onCoSigned={props.onCoSigned}
    />
  )
}
