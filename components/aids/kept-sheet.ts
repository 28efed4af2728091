'use client'

import { createContext, type RefObject } from 'react'
import type { Sheet } from './instruction-sheet.ts'

/** The patient's sheet as it was left: it outlives the dialog and the signature, not the page. */
export const KeptSheet = createContext<RefObject<Sheet | undefined> | undefined>(undefined)
