'use client'

import { createContext } from 'react'
import { type CardStore, openCardStore } from './card-store.ts'

/** The cards of the visit around; without one they are read for ever. */
export const CardStoreContext = createContext<CardStore>(
  openCardStore({}, () => new Promise(() => undefined)),
)
