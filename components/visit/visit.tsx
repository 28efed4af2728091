'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { useCard } from '../chart/use-card.ts'
import { EvidenceDockProvider } from '../evidence/evidence-dock.tsx'
import { NoteProvider } from '../note/note-provider.tsx'
import type { NoteSources } from '../note/note-sources.ts'
import { initialsOf } from '../session/initials.ts'
import { SessionWatch } from '../session/session-watch.tsx'
import { ask } from './ask.ts'
import { UnwrittenVisit } from './unwritten-visit.tsx'
import { useChartFacts } from './use-chart-facts.ts'
import type { VisitActions } from './visit-actions.ts'
import type { VisitLaunch } from './visit-launch.ts'
import { WrittenVisit } from './written-visit.tsx'

type Props = {
  readonly launch: VisitLaunch
  readonly actions: VisitActions
  readonly opened: OpenedNote | undefined
  readonly deviceKey: string
}

/** One patient, one visit, one user: the chart beside the note. */
export function Visit({ launch, actions, opened: first, deviceKey }: Props) {
  const [opened, setOpened] = useState(first)
  // Another note, or one that the server changed, is another page of the editor.
  const [generation, setGeneration] = useState(0)
  const [isJustSigned, setJustSigned] = useState(false)
  const open = useCallback((next: OpenedNote | undefined, isSigned = false) => {
    setOpened(next)
    setJustSigned(isSigned)
    setGeneration((count) => count + 1)
  }, [])
  const sources = useSources(launch.launchId, launch.openedAt, opened)
  const flush = useRef<() => Promise<unknown>>(async () => undefined)
  const person = usePerson(launch.launchId)
  const leaveBy = (close: () => Promise<unknown>) => async () => {
    await flush.current()
    await close()
  }
  return (
    <SessionWatch
      idleMinutes={launch.idleMinutes}
      endsAt={launch.endsAt}
      initials={person.initials}
      userName={person.userName}
      ehrName={launch.ehrName}
      signInHref={launch.signInHref}
      onStay={() => void stay(launch.launchId)}
      onLock={leaveBy(() => ask(actions.lockSession()))}
      onEnd={leaveBy(() => ask(actions.endSession()))}
    >
      {opened ? (
        <NoteProvider
          key={`${opened.note.id} ${generation}`}
          note={opened.note}
          sources={sources}
          isReadOnly={opened.isApproved}
        >
          <EvidenceDockProvider>
            <WrittenVisit
              launch={launch}
              actions={actions}
              opened={opened}
              deviceKey={deviceKey}
              userName={person.userName}
              flush={flush}
              isJustSigned={isJustSigned}
              onOpened={(next) => open(next)}
              onSigned={(next) => open(next, true)}
            />
          </EvidenceDockProvider>
        </NoteProvider>
      ) : (
        <UnwrittenVisit
          launch={launch}
          actions={actions}
          userName={person.userName}
          onOpened={(next) => open(next)}
        />
      )}
    </SessionWatch>
  )
}

function useSources(launchId: string, now: Instant, opened: OpenedNote | undefined): NoteSources {
  const chartFacts = useChartFacts(launchId, now)
  const transcripts = opened?.transcripts
  return useMemo(() => ({ transcripts: transcripts ?? [], chartFacts }), [transcripts, chartFacts])
}

/** Who works here, and what stays of the patient while the page is locked. */
function usePerson(launchId: string) {
  const { card: user } = useCard(launchId, 'user')
  const { card: patient } = useCard(launchId, 'patient')
  const userName = user?.state === 'read' ? user.facts[0]?.name?.full : undefined
  const patientName = patient?.state === 'read' ? patient.facts[0]?.name?.full : undefined
  return { userName: userName ?? '', initials: patientName && initialsOf(patientName) }
}

/** Tells the server that somebody is there. When that fails, the next request will say so. */
async function stay(launchId: string): Promise<void> {
  await fetch(`/l/${launchId}/stay`, { method: 'POST', cache: 'no-store' }).catch(() => undefined)
}
