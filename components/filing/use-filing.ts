import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { FilingView } from '#lib/flows/view-filing.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { type Instant, instantOf } from '#lib/kernel/instant.ts'
import { ReadProblem } from '../session/read-json.ts'
import { reportSession } from '../session/session-report.ts'
import { filingQuery } from './queries.ts'

/** A filing as the page has it. */
export type FilingWatch = {
  /** Undefined until it was told once; then the last state that was told. */
  readonly filing: FilingView | undefined
  /** Set while asking fails: when the last state was told. */
  readonly lastKnownAt: Instant | undefined
  /** The server's refusal, when there was one. */
  readonly problem: AppErrorCode | undefined
  readonly lookAgain: () => Promise<void>
}

/**
 * Follows a filing until nothing more will happen to it by itself.
 * @param first where it stood when the page was made
 */
export function useFiling(launchId: string, filingId: string, first?: FilingView): FilingWatch {
  const query = filingQuery(launchId, filingId, first)
  const { data, error, dataUpdatedAt, refetch } = useQuery(query)
  const problem = error instanceof ReadProblem ? error.code : undefined
  useEffect(() => {
    if (problem) reportSession(problem)
  }, [problem])
  return {
    filing: data?.view,
    lastKnownAt: error && data ? instantOf(dataUpdatedAt) : undefined,
    problem,
    lookAgain: async () => {
      await refetch()
    },
  }
}
