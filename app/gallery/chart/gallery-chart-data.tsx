'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { cardQuery } from '#components/chart/queries.ts'
import { cardNames } from '#lib/chart/card.ts'
import type { GalleryCards } from '#lib/testing/chart/gallery-cards.ts'

type Props = {
  readonly launchId: string
  readonly cards: GalleryCards
  readonly children: ReactNode
}

/** Puts cards where the components look for them; a card that is missing is read for ever. */
export function GalleryChartData({ launchId, cards, children }: Props) {
  const [client] = useState(() => {
    const fresh = new QueryClient()
    for (const name of cardNames) {
      const { queryKey } = cardQuery(launchId, name)
      const card = cards[name]
      if (card) fresh.setQueryData<unknown>(queryKey, card)
      // Nothing is fetched here: the gallery has no EHR.
      fresh.setQueryDefaults(queryKey, { staleTime: Number.POSITIVE_INFINITY })
      if (!card)
        void fresh.prefetchQuery({ queryKey, queryFn: () => new Promise<never>(() => undefined) })
    }
    return fresh
  })
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>
}
