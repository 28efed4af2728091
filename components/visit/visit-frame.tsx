'use client'

import { ListTodo } from 'lucide-react'
// biome-ignore lint/correctness/noUnresolvedImports: it is exported, as a constant of a namespace
import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { Instant } from '#lib/kernel/instant.ts'
import type { OpenWindow } from '../capture/blocked-microphone.tsx'
import { CaptureBar } from '../capture/capture-bar.tsx'
import { useCapture } from '../capture/capture-context.ts'
import type { Recorder } from '../capture/recorder.ts'
import { ChartPane } from '../chart/chart-pane.tsx'
import { useCard } from '../chart/use-card.ts'
import { OtherPatientBanner } from '../session/other-patient-banner.tsx'
import { SessionMenu } from '../session/session-menu.tsx'
import { useOtherPatient } from '../session/use-other-patient.ts'
import { IconLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { IdentityBanner } from '../workspace/identity-banner.tsx'
import { panels } from '../workspace/panel.ts'
import { usePanel } from '../workspace/panel-context.ts'
import { Workspace } from '../workspace/workspace.tsx'
import { useStayOnFileDrop } from './use-stay-on-file-drop.ts'
import type { VisitLaunch } from './visit-launch.ts'

// Rare, and some bring with them all that is told of a filing. Those that the server draws have no
// boundary of their own: what can be pressed does not go away until its code is there.
const BreakGlassBanner = lazy(() => import('./break-glass-banner.tsx'))
const MissingRights = lazy(() => import('./missing-rights.tsx'))
const NotesToCoSign = lazy(() => import('./notes-to-co-sign.tsx'))
const WaitingNotes = lazy(() => import('./waiting-notes.tsx'))
const VisitActivity = lazy(() => import('./visit-activity.tsx'))

type Props = {
  readonly launch: VisitLaunch
  readonly userName: string
  readonly note: ReactNode
  readonly transcript: ReactNode
  readonly bar: ReactNode
  /** Goes on in a window of its own; absent where nothing is recorded. */
  readonly onOpenWindow?: OpenWindow
  /** What was heard and waits for the clinician; undefined when nothing does. */
  readonly heard?: ReactNode
  readonly counts?: { readonly note?: number; readonly transcript?: number }
}

/** The frame around the note: who, the chart, what was said, what happened, and where it stands. */
export function VisitFrame({
  launch,
  userName,
  note,
  transcript,
  bar,
  heard,
  counts,
  ...rest
}: Props) {
  const { launchId, ehrName } = launch
  const other = useOtherPatient({ launchId, patient: launch.patientMark })
  const { card } = useCard('patient')
  const patientName = card?.state === 'read' ? card.facts[0]?.name?.full : undefined
  const capture = useCapture()
  usePauseFor(other.openedAt, capture?.recorder)
  useStayOnFileDrop()
  const hasNews =
    heard !== undefined ||
    capture?.recorder !== undefined ||
    capture?.hasFailed === true ||
    other.openedAt !== undefined ||
    launch.notGranted.length > 0 ||
    launch.waiting.length > 0 ||
    launch.toCoSign.length > 0 ||
    launch.openUntil !== undefined
  return (
    <Workspace
      counts={counts ?? {}}
      firstPanel={panels.find((panel) => panel === launch.intent)}
      identity={
        <IdentityBanner
          ehrName={ehrName}
          needPatientBanner={launch.needPatientBanner}
          session={
            <>
              <WorklistLink launchId={launchId} />
              <SessionMenu userName={userName} ehrName={ehrName} />
            </>
          }
        />
      }
      capture={
        hasNews ? (
          <>
            {launch.openUntil === undefined ? null : <BreakGlassBanner until={launch.openUntil} />}
            <OtherPatientBanner other={other} patientName={patientName ?? ''} />
            {launch.waiting.length > 0 ? (
              <Suspense fallback={null}>
                <WaitingNotes launchId={launchId} waiting={launch.waiting} />
              </Suspense>
            ) : null}
            {launch.toCoSign.length > 0 ? (
              <NotesToCoSign launchId={launchId} notes={launch.toCoSign} />
            ) : null}
            {launch.notGranted.length > 0 ? (
              <MissingRights ehrName={ehrName} scopes={launch.notGranted} />
            ) : null}
            {rest.onOpenWindow ? <CaptureBar onOpenWindow={rest.onOpenWindow} /> : null}
            {heard}
          </>
        ) : null
      }
      chart={<ChartPane openedOn={launch.openedOn} />}
      note={note}
      transcript={transcript}
      activity={<Activity launchId={launchId} />}
      bar={bar}
    />
  )
}

/** Whoever opens another chart may be with that patient by now: nothing more is recorded for this one. */
function usePauseFor(otherOpenedAt: Instant | undefined, recorder: Recorder | undefined): void {
  useEffect(() => {
    if (otherOpenedAt) void recorder?.pause()
  }, [otherOpenedAt, recorder])
}

/** Where there is no room it is in the activity. */
function WorklistLink({ launchId }: { readonly launchId: string }) {
  const t = useTranslations('shell')
  return (
    <span className="hidden at-480:inline">
      <IconLink label={t('worklist')} href={`/l/${launchId}/worklist`}>
        <Icon of={ListTodo} />
      </IconLink>
    </span>
  )
}

/** Asked for only when somebody looks at it. */
function Activity({ launchId }: { readonly launchId: string }) {
  const { panel } = usePanel()
  if (panel !== 'activity') return null
  return (
    <Suspense fallback={null}>
      <VisitActivity launchId={launchId} />
    </Suspense>
  )
}
