'use client'

import { lazy } from 'react'
import type { BreakGlassGateProps } from './break-glass-gate.tsx'

const Gate = lazy(() => import('./break-glass-gate.tsx'))

/** Few charts are restricted: the code of the question is loaded where it is asked. */
export function BreakGlassGateLazy(props: BreakGlassGateProps) {
  return <Gate {...props} />
}
