import { use, useEffect, useSyncExternalStore } from 'react'
import type { CardName } from '#lib/chart/card.ts'
import { reportSession } from '../session/session-report.ts'
import type { CardState } from './card-store.ts'
import { CardStoreContext } from './card-store-context.ts'

export type CardView<N extends CardName> = CardState<N> & { readonly readAgain: () => void }

/** A card, read again when what begins to show it finds it old. */
export function useCard<N extends CardName>(name: N): CardView<N> {
  const store = use(CardStoreContext)
  const look = () => store.stateOf(name)
  const state = useSyncExternalStore(store.subscribe, look, look)
  const refusal = state.problem ?? (state.card?.state === 'failed' ? state.card.code : undefined)
  useEffect(() => {
    if (refusal) reportSession(refusal)
  }, [refusal])
  useEffect(() => store.freshen(name), [store, name])
  return { ...state, readAgain: () => void store.readAgain(name) }
}
