'use client'

import { type ComponentProps, useState } from 'react'
import { ChartPane } from '#components/chart/chart-pane.tsx'
import ActivityPane from '#components/filing/activity-pane.tsx'
import { FilingRegion } from '#components/filing/filing-region.tsx'
import { NotePane } from '#components/note/note-pane.tsx'
import { NoteProvider } from '#components/note/note-provider.tsx'
import type { NoteSources } from '#components/note/note-sources.ts'
import { OtherPatientBanner } from '#components/session/other-patient-banner.tsx'
import { SessionMenu } from '#components/session/session-menu.tsx'
import { SessionWatch } from '#components/session/session-watch.tsx'
import { useOtherPatient } from '#components/session/use-other-patient.ts'
import { IdentityBanner } from '#components/workspace/identity-banner.tsx'
import { Workspace } from '#components/workspace/workspace.tsx'
import { instantOf } from '#lib/kernel/instant.ts'
import type { Note } from '#lib/note/note.ts'
import { later } from '#lib/testing/filing/filing-views.ts'
import { galleryTrail } from './gallery-entries.ts'

type Props = {
  readonly launchId: string
  /** Stands for the patient's id: two pages with two of them see each other. */
  readonly patient: string
  /** With a watch that locks after a minute and a few seconds. */
  readonly isWatched: boolean
  readonly view: ComponentProps<typeof FilingRegion>['filing']
  readonly note: Note
  readonly sources: NoteSources
}

const EIGHT_HOURS_MS = 8 * 3_600_000
const BARELY_MORE_THAN_THE_WARNING = 1.1
const settle = () => new Promise((resolve) => setTimeout(resolve, 100))

/** The workspace after signing, with one of the filings in the place of the action bar. */
export function GalleryVisit({ isWatched, ...visit }: Props) {
  const [endsAt] = useState(() => instantOf(Date.now() + EIGHT_HOURS_MS))
  if (!isWatched) return <Visit {...visit} />
  return (
    <SessionWatch
      idleMinutes={BARELY_MORE_THAN_THE_WARNING}
      endsAt={endsAt}
      initials="R. M."
      userName="OKAFOR, Daniel, MD"
      ehrName="Greyfield EHR"
      signInHref="/launch?iss=gallery"
      onStay={settle}
      onSave={async () => 'kept'}
      onLock={settle}
      onEnd={settle}
    >
      <Visit {...visit} />
    </SessionWatch>
  )
}

function Visit({ launchId, patient, view, note, sources }: Omit<Props, 'isWatched'>) {
  const other = useOtherPatient({ launchId: `${launchId}.${patient}`, patient })
  return (
    <NoteProvider note={note} sources={sources} isReadOnly>
      <Workspace
        identity={
          <IdentityBanner
            ehrName="Greyfield EHR"
            needPatientBanner
            session={<SessionMenu userName="OKAFOR, Daniel, MD" ehrName="Greyfield EHR" />}
          />
        }
        capture={<OtherPatientBanner other={other} patientName="MARCHETTI, Rosalind" />}
        chart={<ChartPane />}
        note={<NotePane isReadOnly detail="from the visit, 09:14–09:26" />}
        transcript={<p className="p-3">Transcript</p>}
        activity={
          <ActivityPane
            activities={galleryTrail}
            trailHref="/gallery/filing?show=trail"
            worklistHref="#worklist"
          />
        }
        bar={
          <FilingRegion
            filing={view}
            onDecide={async () => ({ ok: true })}
            noteText={async () => 'PROGRESS NOTE\n'}
            now={later(40)}
          />
        }
      />
    </NoteProvider>
  )
}
