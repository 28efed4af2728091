'use client'

import { useTranslations } from 'use-intl'
import type { RecordDifference } from '#lib/flows/compare-filing.ts'
import type { FilingView } from '#lib/flows/view-filing.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { ActionAnswer } from '../filing/actions.ts'
import { FilingRegion } from '../filing/filing-region.tsx'
import { useFiling } from '../filing/use-filing.ts'
import { Queries } from '../session/queries.tsx'
import { readJson } from '../session/read-json.ts'
import { Spinner } from '../ui/spinner.tsx'
import { ActionBar } from '../workspace/action-bar.tsx'
import { ask } from './ask.ts'
import type { VisitActions } from './visit-actions.ts'

const LONGEST_WAIT_MS = 30_000

type Props = {
  readonly launchId: string
  readonly filingId: FilingId
  /** Where it stood when the page was made. */
  readonly first?: FilingView | undefined
  readonly actions: VisitActions
  /** It was signed on this page just now. */
  readonly takesFocus: boolean
}

/** Where the signed note stands; it stays on the page. */
export default function FiledBar(props: Props) {
  return (
    <Queries>
      <Filed {...props} />
    </Queries>
  )
}

function Filed({ launchId, filingId, first, actions, takesFocus }: Props) {
  const t = useTranslations('visit')
  const say = useTranslations('appError')
  const { filing, lastKnownAt, problem, lookAgain } = useFiling(launchId, filingId, first)
  if (!filing) {
    return (
      <ActionBar state={problem ? say(problem) : <Spinner>{t('preparing')}</Spinner>}>
        {null}
      </ActionBar>
    )
  }
  return (
    <FilingRegion
      filing={filing}
      lastKnownAt={lastKnownAt}
      takesFocus={takesFocus}
      onDecide={async (decision) => {
        const decided = await ask(actions.decideFiling({ filingId, decision }))
        await lookAgain()
        return outcomeOf(decided)
      }}
      noteText={() => signedText(launchId, filingId)}
      onDismiss={async (reason) => {
        const dismissed = await ask(actions.dismissFiling({ filingId, reason }))
        await lookAgain()
        return outcomeOf(dismissed)
      }}
      changed={{
        read: () =>
          readJson<RecordDifference>(
            `/l/${launchId}/filings/${filingId}/difference`,
            AbortSignal.timeout(LONGEST_WAIT_MS),
          ),
        accept: async (version) => {
          const accepted = await ask(actions.acceptRecord({ filingId, version }))
          // What the note is now, and what can be done to it, the server knows.
          if (accepted.ok) location.reload()
          return outcomeOf(accepted)
        },
      }}
    />
  )
}

const outcomeOf = (answer: Result<void, { readonly code: AppErrorCode }>): ActionAnswer =>
  answer.ok ? { ok: true } : { ok: false, code: answer.error.code }

async function signedText(launchId: string, filingId: FilingId): Promise<string> {
  const answer = await fetch(`/l/${launchId}/filings/${filingId}/text`, { cache: 'no-store' })
  if (!answer.ok) throw new Error(String(answer.status))
  const { text } = (await answer.json()) as { readonly text: string }
  return text
}
