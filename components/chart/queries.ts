import { queryOptions } from '@tanstack/react-query'
import type { CardName, CardOf } from '#lib/chart/card.ts'
import { cardKey } from '#lib/chart/card-key.ts'
import { ReadProblem, readJson } from '../session/read-json.ts'

const FRESH_MS = 60_000
// Patient data leaves the memory soon after the last part that shows it (S-35).
const KEPT_MS = 60_000

export const cardQuery = <N extends CardName>(launchId: string, name: N) =>
  queryOptions({
    queryKey: cardKey(launchId, name),
    queryFn: async ({ signal, client, queryKey }) => {
      const card = await readJson<CardOf<N>>(`/l/${launchId}/chart/${name}`, signal)
      const before = client.getQueryData<CardOf<N>>(queryKey)
      // What was read stays, with the problem beside it: facts do not vanish with a failing EHR.
      if (card.state === 'failed' && before?.state === 'read') throw new ReadProblem(card.code, 200)
      return card
    },
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
    refetchOnWindowFocus: false,
    retry: (failures, problem) =>
      failures < 2 && !(problem instanceof ReadProblem && problem.status < 500),
  })
