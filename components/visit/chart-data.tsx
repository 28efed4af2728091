'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { type CardName, type CardOf, type Cards, cardNames } from '#lib/chart/card.ts'
import { openCardStore } from '../chart/card-store.ts'
import { CardStoreContext } from '../chart/card-store-context.ts'

/** A card that the server was still reading when it sent the page. */
export type LateCard = {
  readonly [N in CardName]: { readonly name: N; readonly card: Promise<CardOf<N>> }
}[CardName]

type Props = {
  readonly launchId: string
  /** What the server had read by then: `Cards` as JSON, of our own server and the same build. */
  readonly cards: string
  readonly late: readonly LateCard[]
  readonly children: ReactNode
}

/** One store of cards for one visit: it is gone with the page, and never shared or kept. */
export function ChartData({ launchId, cards, late, children }: Props) {
  const [store] = useState(() =>
    openCardStore(JSON.parse(cards) as Cards, (name) => readCard(launchId, name)),
  )
  useEffect(() => {
    // Not before the page has taken over its HTML, in which they are being read.
    for (const { name, card } of late) void store.take<typeof name>(name, card)
  }, [store, late])
  useEffect(() => {
    const freshen = () => cardNames.forEach(store.freshen)
    window.addEventListener('online', freshen)
    return () => window.removeEventListener('online', freshen)
  }, [store])
  return <CardStoreContext value={store}>{children}</CardStoreContext>
}

/** Its code is loaded when the first card is read again: most visits never do. */
async function readCard<N extends CardName>(launchId: string, name: N): Promise<CardOf<N>> {
  const { fetchCard } = await import('../chart/fetch-card.ts')
  return fetchCard(launchId, name)
}
