import { use, useSyncExternalStore } from 'react'
import { cardNames } from '#lib/chart/card.ts'
import { CardStoreContext } from './card-store-context.ts'

/** Whether any card is being read, and how to read them all again. */
export function useChartReading(): { readonly isReading: boolean; readonly readAgain: () => void } {
  const store = use(CardStoreContext)
  const isReading = useSyncExternalStore(store.subscribe, store.isReading, store.isReading)
  return {
    isReading,
    readAgain: () => {
      for (const name of cardNames) void store.readAgain(name)
    },
  }
}
