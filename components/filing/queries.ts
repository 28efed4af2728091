import { queryOptions } from '@tanstack/react-query'
import type { FilingView } from '#lib/flows/view-filing.ts'
import { errorTable } from '#lib/kernel/app-error.ts'
import { ReadProblem, readJson } from '../session/read-json.ts'
import { pollEvery } from './poll-every.ts'

// Patient data leaves the memory soon after the last part that shows it (S-35).
const KEPT_MS = 60_000

/** A filing as it was told, and since when it has been told like that, by this browser's clock. */
export type SeenFiling = { readonly view: FilingView; readonly stateSince: number }

const filingKey = (launchId: string, filingId: string) => ['filing', launchId, filingId] as const

/**
 * Where a filing stands, asked for again as long as something may still happen to it.
 * @param first where it stood when the page was made
 */
export const filingQuery = (launchId: string, filingId: string, first?: FilingView) =>
  queryOptions({
    queryKey: filingKey(launchId, filingId),
    queryFn: async ({ client, queryKey, signal }): Promise<SeenFiling> => {
      const view = await readJson<FilingView>(`/l/${launchId}/filings/${filingId}`, signal)
      return seen(client.getQueryData<SeenFiling>(queryKey), view, Date.now())
    },
    refetchInterval: ({ state: { data, error } }) => {
      if (error instanceof ReadProblem && isFinal(error)) return false
      return data ? pollEvery(data.view, Date.now() - data.stateSince) : FIRST_AGAIN_MS
    },
    initialData: () => first && seen(undefined, first, Date.now()),
    // The next poll is the retry.
    retry: false,
    gcTime: KEPT_MS,
  })

/** Locked, over, not ours: asking again gives the same answer. */
const isFinal = ({ code, status }: ReadProblem): boolean =>
  status < 500 && !errorTable[code].retryable

const FIRST_AGAIN_MS = 1_000

const seen = (before: SeenFiling | undefined, view: FilingView, now: number): SeenFiling => ({
  view,
  stateSince: before?.view.state === view.state ? before.stateSince : now,
})
