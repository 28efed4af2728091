'use client'

import { useMemo } from 'react'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { EvidenceDockProvider } from '../evidence/evidence-dock.tsx'
import { NoteProvider } from '../note/note-provider.tsx'
import type { NoteSources } from '../note/note-sources.ts'
import { useChartFacts } from './use-chart-facts.ts'
import { type WrittenProps, WrittenVisit } from './written-visit.tsx'

/** The visit with its note. A page without one has no use for this code, and does not load it. */
export default function NoteVisit(props: WrittenProps) {
  const { launch, opened } = props
  return (
    <NoteProvider
      note={opened.note}
      sources={useSources(launch.openedAt, opened)}
      isReadOnly={opened.isApproved}
    >
      <EvidenceDockProvider>
        <WrittenVisit {...props} />
      </EvidenceDockProvider>
    </NoteProvider>
  )
}

function useSources(now: Instant, { transcripts, restsOn }: OpenedNote): NoteSources {
  const chartFacts = useChartFacts(now)
  const written = restsOn?.written
  return useMemo(() => ({ transcripts, chartFacts, written }), [transcripts, chartFacts, written])
}
