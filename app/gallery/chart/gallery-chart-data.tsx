'use client'

import { type ReactNode, useState } from 'react'
import { openCardStore } from '#components/chart/card-store.ts'
import { CardStoreContext } from '#components/chart/card-store-context.ts'
import type { GalleryCards } from '#lib/testing/chart/gallery-cards.ts'

type Props = { readonly cards: GalleryCards; readonly children: ReactNode }

/** Puts cards where the components look for them; a card that is missing is read for ever. */
export function GalleryChartData({ cards, children }: Props) {
  // Nothing is fetched here: the gallery has no EHR.
  const [store] = useState(() => openCardStore(cards, () => new Promise(() => undefined)))
  return <CardStoreContext value={store}>{children}</CardStoreContext>
}
