'use client'

import { Pin } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Icon } from '../ui/icon.tsx'

// Cards above it may still come in and push it away; after that, or at the first move of the
// reader, it is left where it is.
const SETTLED_MS = 5_000
const MOVES = ['wheel', 'pointerdown', 'keydown'] as const

function keepInView(element: HTMLElement): () => void {
  const reader = new AbortController()
  const cards = new ResizeObserver(() => element.scrollIntoView({ block: 'center' }))
  const stop = () => {
    cards.disconnect()
    reader.abort()
  }
  for (const card of element.closest('[tabindex="0"]')?.children ?? []) cards.observe(card)
  for (const move of MOVES) window.addEventListener(move, stop, { signal: reader.signal })
  const settled = setTimeout(stop, SETTLED_MS)
  return () => {
    clearTimeout(settled)
    stop()
  }
}

/** Marks the fact that the EHR opened the chart on (`fhirContext`), and brings it into view once. */
export function OpenedOn() {
  const t = useTranslations('chart')
  const pin = useRef<HTMLSpanElement>(null)
  useEffect(() => (pin.current ? keepInView(pin.current) : undefined), [])
  return (
    <span ref={pin} title={t('openedOn')} className="flex min-h-6 items-center text-accent">
      <Icon of={Pin} size="s" />
      <span className="sr-only">{t('openedOn')}</span>
    </span>
  )
}
