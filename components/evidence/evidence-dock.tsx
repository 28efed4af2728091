'use client'

import { createContext, type ReactNode, use, useEffect, useState } from 'react'

type Dock = {
  readonly place: HTMLElement | null
  readonly setPlace: (place: HTMLElement | null) => void
}

const DockContext = createContext<Dock>({ place: null, setPlace: () => undefined })

/** Lets the evidence open in the transcript's column where that is on the page beside the note. */
export function EvidenceDockProvider({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  return <DockContext value={{ place, setPlace }}>{children}</DockContext>
}

/** The place in the transcript's column, empty until evidence opens there. */
export function EvidenceDock() {
  const { setPlace } = use(DockContext)
  return <div ref={setPlace} className="shrink-0" />
}

/** The dock while its column is visible, else null. */
export function useVisibleDock(): HTMLElement | null {
  const { place } = use(DockContext)
  const [isVisible, setVisible] = useState(false)
  useEffect(() => {
    if (!place) return
    // A column that is not shown has no width.
    const observer = new ResizeObserver(([entry]) =>
      setVisible((entry?.contentRect.width ?? 0) > 0),
    )
    observer.observe(place)
    return () => observer.disconnect()
  }, [place])
  return place && isVisible ? place : null
}
