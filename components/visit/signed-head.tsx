'use client'

import { lazy } from 'react'
import type { NoteEvent } from '#lib/flows/note-event.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { reportSession } from '../session/session-report.ts'
import { ask } from './ask.ts'
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
  type Request = Parameters<typeof actions.amendNote>[0]
  const amend = async (request: Request): Promise<AppErrorCode | undefined> => {
    const begun = await ask(actions.amendNote(request))
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
        onSigned({ ...opened, history: [...opened.history, ...done.value] })
        return undefined
      }}
      onAnother={() => onOpened(undefined)}
      onCoSigned={props.onCoSigned}
    />
  )
}
