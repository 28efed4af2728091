import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CardName, CardOf } from '#lib/chart/card.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { ReadProblem } from '../session/read-json.ts'
import { reportSession } from '../session/session-report.ts'
import { cardQuery } from './queries.ts'

/** A card as the page has it: being read, or any of its states. */
export type CardView<N extends CardName> = {
  /** Undefined while it is read for the first time. */
  readonly card: CardOf<N> | undefined
  readonly isReading: boolean
  /** The server's refusal to read it, when there was one and there is no card. */
  readonly problem: AppErrorCode | undefined
  readonly readAgain: () => void
}

export function useCard<N extends CardName>(launchId: string, name: N): CardView<N> {
  const { data, error, isFetching, refetch } = useQuery(cardQuery(launchId, name))
  const problem = error ? codeOf(error) : undefined
  const refusal = problem ?? (data?.state === 'failed' ? data.code : undefined)
  useEffect(() => {
    if (refusal) reportSession(refusal)
  }, [refusal])
  return {
    card: data,
    isReading: isFetching,
    problem,
    readAgain: () => void refetch(),
  }
}

const codeOf = (error: Error): AppErrorCode =>
  error instanceof ReadProblem ? error.code : 'FHIR_UNREACHABLE'
