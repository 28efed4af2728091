'use client'

import type { ReactNode } from 'react'
import { useChart } from './chart-context.tsx'

type Props = {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
  readonly isOpen?: boolean
}

/** A group of facts of another status than the card's own, folded until somebody opens it. */
export function FactGroup({ title, count, children, isOpen = false }: Props) {
  const { needle } = useChart()
  if (count === 0) return null
  return (
    <details open={isOpen || needle !== ''} className="group">
      <summary className="flex min-h-7 items-center gap-1.5 px-3 text-s text-ink-2 marker:content-none focus-visible:-outline-offset-2">
        <svg
          viewBox="0 0 8 8"
          width="8"
          height="8"
          aria-hidden="true"
          className="fill-ink-3 group-open:rotate-90"
        >
          <path d="M2 0.5 6.5 4 2 7.5Z" />
        </svg>
        <b>{title}</b> {count}
      </summary>
      {children}
    </details>
  )
}
