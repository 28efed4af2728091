'use client'

import { type ReactNode, type ToggleEvent, useId, useRef } from 'react'
import { IconButton } from './button.tsx'

type Props = {
  /** Of the button that opens it, and of what opens. */
  readonly label: string
  readonly icon: ReactNode
  /** `close` is for what ends the popover by being chosen. */
  readonly children: (close: () => void) => ReactNode
}

const GAP = 4
const MARGIN = 8

/** A native popover below its button: the platform closes it by Escape and by a press elsewhere. */
export function Popover({ label, icon, children }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const popover = useRef<HTMLDivElement>(null)
  const place = ({ newState }: ToggleEvent) => {
    if (newState !== 'open' || !button.current || !popover.current) return
    const anchor = button.current.getBoundingClientRect()
    const { offsetWidth, offsetHeight, style } = popover.current
    const left = Math.min(anchor.right - offsetWidth, innerWidth - offsetWidth - MARGIN)
    const top = Math.min(anchor.bottom + GAP, innerHeight - offsetHeight - MARGIN)
    style.left = `${Math.max(MARGIN, left)}px`
    style.top = `${Math.max(MARGIN, top)}px`
  }
  return (
    <>
      <IconButton ref={button} label={label} popoverTarget={id}>
        {icon}
      </IconButton>
      <div
        ref={popover}
        id={id}
        popover="auto"
        onToggle={place}
        role="dialog"
        aria-label={label}
        className="fixed inset-auto m-0 min-w-40 rounded-3 border border-edge bg-raised py-1 text-ink shadow-pop"
      >
        {children(() => popover.current?.hidePopover())}
      </div>
    </>
  )
}
