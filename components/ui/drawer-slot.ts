import { createContext } from 'react'

/** Where drawers open: the frame gives the place, below identity and above the action bar. */
export const DrawerSlotContext = createContext<HTMLElement | null>(null)
