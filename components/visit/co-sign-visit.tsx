'use client'

// biome-ignore lint/correctness/noUnresolvedImports: it is exported, as a constant of a namespace
import { lazy, Suspense, useState } from 'react'
import type { OpenedCoSign } from '#lib/flows/open-co-sign.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { NoTranscript, TranscriptFrame } from '../ambient/transcript-frame.tsx'
import { CoSignPane } from '../co-sign/co-sign-pane.tsx'
import { ReturnDialog } from '../co-sign/return-dialog.tsx'
import { useStatement } from '../co-sign/use-statement.ts'
import type { Keeping } from '../session/keep-until-saved.ts'
import { reportSession } from '../session/session-report.ts'
import { ActionBar } from '../workspace/action-bar.tsx'
import { ask } from './ask.ts'
import { CoSignBar } from './co-sign-bar.tsx'
import type { VisitActions } from './visit-actions.ts'
import { VisitFrame } from './visit-frame.tsx'
import type { VisitLaunch } from './visit-launch.ts'

const FiledBar = lazy(() => import('./filed-bar.tsx'))

type Props = {
  readonly launch: VisitLaunch
  readonly actions: VisitActions
  readonly coSign: OpenedCoSign
  readonly userName: string
  readonly deviceKey: string
  readonly onKeep: (keep: () => Promise<Keeping>) => void
}

/** The note of another beside the chart of its patient, to be co-signed or given back. */
export default function CoSignVisit(props: Props) {
  const { launch, actions, userName, deviceKey, onKeep } = props
  const [coSign, setCoSign] = useState(props.coSign)
  const [isReturning, setReturning] = useState(false)
  const [signedNow, setSignedNow] = useState<FilingId>()
  const filed = signedNow ?? coSign.coSignedBy
  const isOpen = coSign.standing === 'awaiting' && filed === undefined
  const { filingId } = coSign
  const { statement, setStatement } = useStatement({ filingId, deviceKey, isOpen, onKeep })
  const giveBack = async (reason: string): Promise<AppErrorCode | undefined> => {
    const returned = await ask(actions.returnCoSign({ filingId, reason }))
    if (!returned.ok) {
      reportSession(returned.error.code)
      return returned.error.code
    }
    setReturning(false)
    setCoSign({ ...coSign, standing: 'returned' })
    return undefined
  }
  return (
    <VisitFrame
      launch={launch}
      userName={userName}
      note={
        <CoSignPane
          coSign={signedNow ? { ...coSign, standing: 'signed' } : coSign}
          launchId={launch.launchId}
          statement={isOpen ? statement : undefined}
          onStatement={setStatement}
        />
      }
      transcript={
        <TranscriptFrame>
          <NoTranscript hint="noneOfOther" />
        </TranscriptFrame>
      }
      bar={
        <>
          {filed ? (
            <Suspense fallback={<ActionBar state={null}>{null}</ActionBar>}>
              <FiledBar
                launchId={launch.launchId}
                filingId={filed}
                actions={actions}
                takesFocus={signedNow !== undefined}
              />
            </Suspense>
          ) : (
            <CoSignBar
              {...{ launch, actions, coSign, statement }}
              onReturn={() => setReturning(true)}
              onSigned={setSignedNow}
            />
          )}
          {isReturning ? (
            <ReturnDialog
              authorName={coSign.authorName}
              onClose={() => setReturning(false)}
              onReturn={giveBack}
            />
          ) : null}
        </>
      }
    />
  )
}
