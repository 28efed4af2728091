import { queryOptions } from '@tanstack/react-query'
import type { CardName, CardOf } from '#lib/chart/card.ts'
import { cardKey } from '#lib/chart/card-key.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'

const FRESH_MS = 60_000
// Patient data leaves the memory soon after the last part that shows it (S-35).
const KEPT_MS = 60_000

/** The server's refusal to read a card, by its code; there is no card then. */
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
    queryFn: ({ signal }) => fetchCard(launchId, name, signal),
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
