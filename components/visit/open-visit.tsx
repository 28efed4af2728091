'use client'

import { useEffect, useMemo, useState } from 'react'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { useCard } from '../chart/use-card.ts'
import { EvidenceDockProvider } from '../evidence/evidence-dock.tsx'
import { NoteProvider } from '../note/note-provider.tsx'
import type { NoteSources } from '../note/note-sources.ts'
import { initialsOf } from '../session/initials.ts'
import { UnwrittenVisit } from './unwritten-visit.tsx'
import { useChartFacts } from './use-chart-facts.ts'
import type { VisitActions } from './visit-actions.ts'
import type { VisitLaunch } from './visit-launch.ts'
import { WrittenVisit } from './written-visit.tsx'

/** Who works here, and what stays of the patient while the page is locked. */
export type Person = { readonly userName: string; readonly initials: string | undefined }

type Props = {
  readonly launch: VisitLaunch
  readonly actions: VisitActions
  readonly opened: OpenedNote | undefined
  readonly deviceKey: string
  /** Told how to save what is not saved, before the page is locked. */
  readonly onFlush: (save: () => Promise<unknown>) => void
  readonly onPerson: (person: Person) => void
}

/** The visit while its session is open: with a note, or with the choice of one. */
export function OpenVisit(props: Props) {
  const { launch, actions } = props
  const { shown, open } = useOpened(props.opened)
  const { opened, isJustSigned, generation } = shown
  const sources = useSources(launch.launchId, launch.openedAt, opened)
  const userName = usePerson(launch.launchId, props.onPerson)
  if (!opened) return <UnwrittenVisit {...{ launch, actions, userName }} onOpened={open} />
  return (
    <NoteProvider
      key={`${opened.note.id} ${generation}`}
      note={opened.note}
      sources={sources}
      isReadOnly={opened.isApproved}
    >
      <EvidenceDockProvider>
        <WrittenVisit
          {...{ launch, actions, opened, userName, isJustSigned }}
          deviceKey={props.deviceKey}
          onFlush={props.onFlush}
          onOpened={open}
          onSigned={(signed) => open(signed, true)}
        />
      </EvidenceDockProvider>
    </NoteProvider>
  )
}

/** Another note, or one that the server changed, is another page of the editor. */
function useOpened(first: OpenedNote | undefined) {
  const [shown, setShown] = useState({ opened: first, isJustSigned: false, generation: 0 })
  const open = (opened: OpenedNote | undefined, isJustSigned = false) =>
    setShown(({ generation }) => ({ opened, isJustSigned, generation: generation + 1 }))
  return { shown, open }
}

function useSources(launchId: string, now: Instant, opened: OpenedNote | undefined): NoteSources {
  const chartFacts = useChartFacts(launchId, now)
  const transcripts = opened?.transcripts
  return useMemo(() => ({ transcripts: transcripts ?? [], chartFacts }), [transcripts, chartFacts])
}

function usePerson(launchId: string, onPerson: Props['onPerson']): string {
  const { card: user } = useCard(launchId, 'user')
  const { card: patient } = useCard(launchId, 'patient')
  const userName = (user?.state === 'read' && user.facts[0]?.name?.full) || ''
  const patientName = patient?.state === 'read' ? patient.facts[0]?.name?.full : undefined
  const initials = patientName && initialsOf(patientName)
  useEffect(() => onPerson({ userName, initials }), [userName, initials, onPerson])
  return userName
}
