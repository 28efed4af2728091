'use client'

import { createContext, use } from 'react'

export type SessionControl = {
  /** Locks now, as after a long pause. */
  readonly lock: () => void
  /** Ends the session at the EHR as well. */
  readonly end: () => void
  /** Somebody is there who does not touch the page. */
  readonly stay: () => void
}

const SessionContext = createContext<SessionControl>({
  lock: () => undefined,
  end: () => undefined,
  stay: () => undefined,
})

export const SessionProvider = SessionContext.Provider

export const useSession = (): SessionControl => use(SessionContext)
