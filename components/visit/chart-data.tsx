'use client'

import {
  type DehydratedState,
  hydrate,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
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
  const [client] = useState(() => {
    const fresh = new QueryClient()
    hydrate(fresh, state)
    // Late cards begin as the server drew them, being read: arriving during hydration they would
    // not match its page.
    for (const { name, card } of late) {
      void fresh.prefetchQuery({ queryKey: cardKey(launchId, name), queryFn: () => card })
    }
    return fresh
  })
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
