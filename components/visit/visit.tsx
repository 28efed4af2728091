'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { OpenedCoSign } from '#lib/flows/open-co-sign.ts'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { VisitCapture } from '../capture/visit-capture.ts'
import type { Keeping } from '../session/keep-until-saved.ts'
import { reportSession } from '../session/session-report.ts'
import { SessionWatch } from '../session/session-watch.tsx'
import { ask } from './ask.ts'
import { ChartData, type LateCard } from './chart-data.tsx'
import { takeEarlyPress } from './early-press.ts'
import { OpenVisit, type Person } from './open-visit.tsx'
import type { VisitActions } from './visit-actions.ts'
import type { VisitLaunch } from './visit-launch.ts'

type Props = {
  readonly launch: VisitLaunch
  readonly actions: VisitActions
  readonly cards: string
  readonly late: readonly LateCard[]
  readonly opened: OpenedNote | undefined
  readonly coSign: OpenedCoSign | undefined
  readonly deviceKey: string
  /** Undefined where nobody listens. */
  readonly capture: VisitCapture | undefined
}

const NOBODY: Person = { userName: '', initials: undefined }

/**
 * One patient, one visit, one user: the chart beside the note. The watch over the session stands
 * around everything, so that locking takes all of the patient out of the page and its memory.
 */
export function Visit({ launch, actions, cards, late, ...rest }: Props) {
  const [person, setPerson] = useState(NOBODY)
  const keep = useRef<() => Promise<Keeping>>(async () => 'kept')
  const onKeep = useCallback((keepNote: () => Promise<Keeping>) => {
    keep.current = keepNote
  }, [])
  useEffect(takeEarlyPress, [])
  return (
    <SessionWatch
      idleMinutes={launch.idleMinutes}
      endsAt={launch.endsAt}
      initials={person.initials}
      userName={person.userName}
      ehrName={launch.ehrName}
      signInHref={launch.signInHref}
      onStay={() => stay(launch.launchId)}
      onSave={() => keep.current()}
      onLock={() => ask(actions.lockSession())}
      onEnd={() => ask(actions.endSession())}
    >
      <ChartData launchId={launch.launchId} cards={cards} late={late}>
        <OpenVisit {...{ launch, actions, onKeep }} {...rest} onPerson={setPerson} />
      </ChartData>
    </SessionWatch>
  )
}

const LONGEST_WAIT_MS = 5_000

/**
 * Tells the server that somebody is there, and covers the page when its session is not open any
 * more. A server that cannot be reached decides nothing.
 */
async function stay(launchId: string): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS)
  const request = { method: 'POST', cache: 'no-store', signal } as const
  const answer = await fetch(`/l/${launchId}/stay`, request).catch(() => undefined)
  if (!answer || answer.ok) return
  // Our own server, of the same build as this page; something in its way answers otherwise.
  const problem = (await answer.json().catch(() => ({}))) as { readonly code?: AppErrorCode }
  if (problem.code) reportSession(problem.code)
}
