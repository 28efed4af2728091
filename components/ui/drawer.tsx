'use client'

import { X } from 'lucide-react'
import { type ReactNode, use, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslations } from 'use-intl'
import { IconButton } from './button.tsx'
import { DrawerSlotContext } from './drawer-slot.ts'
import { Icon } from './icon.tsx'

type Props = {
  readonly label: string
  readonly onClose: () => void
  readonly header: ReactNode
  readonly children: ReactNode
  readonly footer?: ReactNode
}

/**
 * A panel beside the work, not a modal: the rest of the page stays in use. It takes the focus when
 * it opens and gives it back when it closes; Escape closes it.
 */
export function Drawer({ label, onClose, header, children, footer }: Props) {
  const t = useTranslations('shell')
  const slot = use(DrawerSlotContext)
  const panel = useFocusWhileOpen()
  if (!slot) return null
  return createPortal(
    <div
      ref={panel}
      role="dialog"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      className="flex h-full flex-col bg-raised shadow-pop outline-none motion-safe:animate-rise"
    >
      <header className="flex items-start gap-2 pt-3 pr-2 pb-2 pl-4">
        <div className="min-w-0 flex-1">{header}</div>
        <IconButton label={t('close')} onClick={onClose}>
          <Icon of={X} />
        </IconButton>
      </header>
      {children}
      {footer ? (
        <footer className="flex items-center gap-2 border-t border-line-2 px-4 py-2.5">
          {footer}
        </footer>
      ) : null}
    </div>,
    slot,
  )
}

function useFocusWhileOpen() {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return panel
}
