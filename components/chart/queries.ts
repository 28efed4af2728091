import { queryOptions } from '@tanstack/react-query'
import type { CardName, CardOf } from '#lib/chart/card.ts'
import { cardKey } from '#lib/chart/card-key.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'

const FRESH_MS = 60_000
// Patient data leaves the memory soon after the last part that shows it (S-35).
const KEPT_MS = 60_000

/** Why there is no card, or none newer than the one that is shown, by its code. */
export class CardProblem extends Error {
  readonly code: AppErrorCode
  readonly status: number

  constructor(code: AppErrorCode, status: number) {
    super(code)
    this.code = code
    this.status = status
  }
}

export const cardQuery = <N extends CardName>(launchId: string, name: N) =>
  queryOptions({
    queryKey: cardKey(launchId, name),
    queryFn: async ({ signal, client, queryKey }) => {
      const card = await fetchCard(launchId, name, signal)
      const before = client.getQueryData<CardOf<N>>(queryKey)
      // What was read stays, with the problem beside it: facts do not vanish with a failing EHR.
      if (card.state === 'failed' && before?.state === 'read') throw new CardProblem(card.code, 200)
      return card
    },
    staleTime: FRESH_MS,
    gcTime: KEPT_MS,
    refetchOnWindowFocus: false,
    retry: (failures, problem) =>
      failures < 2 && !(problem instanceof CardProblem && problem.status < 500),
  })

async function fetchCard<N extends CardName>(
  launchId: string,
  name: N,
  signal: AbortSignal,
): Promise<CardOf<N>> {
  const answer = await fetch(`/l/${launchId}/chart/${name}`, { signal, cache: 'no-store' })
  if (!answer.ok) throw await problemOf(answer)
  // Our own server, of the same build as this page.
  return (await answer.json()) as CardOf<N>
}

async function problemOf(answer: Response): Promise<CardProblem> {
  try {
    const { code } = (await answer.json()) as { readonly code?: AppErrorCode }
    return new CardProblem(code ?? 'UNEXPECTED', answer.status)
  } catch {
    return new CardProblem('UNEXPECTED', answer.status)
  }
}
