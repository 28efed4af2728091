'use client'

import {
  type DehydratedState,
  hydrate,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import type { Card, CardName } from '#lib/chart/card.ts'
import { cardKey } from '#lib/chart/card-key.ts'

/** A card that the server was still reading when it sent the page. */
export type LateCard = { readonly name: CardName; readonly card: Promise<Card<unknown>> }

type Props = {
  readonly launchId: string
  /** What the server had read by then. */
  readonly state: DehydratedState
  readonly late: readonly LateCard[]
  readonly children: ReactNode
}

/** One store of server data for one visit: it is gone with the page, and never shared or kept. */
export function ChartData({ launchId, state, late, children }: Props) {
  const [{ client, hydrated }] = useState(() => begin(launchId, state, late))
  useEffect(() => hydrated.resolve(), [hydrated])
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}

/**
 * Late cards begin as the server drew them, being read, and stay so until the page has taken over
 * its HTML: one that arrived in between would not match it.
 */
function begin(launchId: string, state: DehydratedState, late: readonly LateCard[]) {
  const client = new QueryClient()
  const hydrated = Promise.withResolvers<void>()
  hydrate(client, state)
  for (const { name, card } of late) {
    void client.prefetchQuery({
      queryKey: cardKey(launchId, name),
      queryFn: () => hydrated.promise.then(() => card),
    })
  }
  return { client, hydrated }
}
