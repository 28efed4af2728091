import { QueryClient } from '@tanstack/react-query'
import type { CardName, CardOf } from '#lib/chart/card.ts'
import { ReadProblem, readJson } from '../session/read-json.ts'

const RETRIES = 2

/** Asks our own server for a card, again when it does not answer. Throws a ReadProblem. */
export const fetchCard = <N extends CardName>(launchId: string, name: N): Promise<CardOf<N>> =>
  // Nothing is kept: the page's store has the card.
  new QueryClient().fetchQuery({
    queryKey: [name],
    queryFn: ({ signal }) => readJson<CardOf<N>>(`/l/${launchId}/chart/${name}`, signal),
    gcTime: 0,
    retry: (failures, problem) =>
      failures < RETRIES && !(problem instanceof ReadProblem && problem.status < 500),
  })
