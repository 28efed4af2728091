'use client'

import { createContext, use } from 'react'
import type { Panel } from './panel.ts'

export type PanelControl = { readonly panel: Panel; readonly show: (panel: Panel) => void }

const PanelContext = createContext<PanelControl>({ panel: 'note', show: () => undefined })

export const PanelProvider = PanelContext.Provider

/** Which panel is in front where there is no room for all, and how to bring another one there. */
export const usePanel = (): PanelControl => use(PanelContext)
