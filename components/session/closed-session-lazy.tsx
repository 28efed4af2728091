'use client'

import { lazy } from 'react'
import type { ClosedSessionProps } from './closed-session.tsx'

const Page = lazy(() => import('./closed-session.tsx'))

/**
 * Stands in the boundary around every visit, whose code every visit loads. So the page of a closed
 * session, which repeats much of a visit's own code, is loaded only where it is shown.
 */
export function ClosedSessionLazy(props: ClosedSessionProps) {
  return <Page {...props} />
}
