'use client'

import {
  type DehydratedState,
  HydrationBoundary,
  QueryClient,
  QueryClientProvider,
} from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

type Props = {
  /** What the server has read, and promises of what it is still reading. */
  readonly state: DehydratedState
  readonly children: ReactNode
}

/** One store of server data for one visit: it is gone with the page, and never shared or kept. */
export function ChartData({ state, children }: Props) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <HydrationBoundary state={state}>{children}</HydrationBoundary>
    </QueryClientProvider>
  )
}
