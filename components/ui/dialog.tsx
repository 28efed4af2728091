'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

type Props = {
  readonly isOpen: boolean
  /** Called by Escape, the close button and the platform's own way back. */
  readonly onClose: () => void
  readonly title: string
  /** As large as the page allows, or no larger than its contents. */
  readonly size?: 'large' | 'small'
  readonly children: ReactNode
  /** What has to be said before the buttons: why something was not done. Announced when it changes. */
  readonly status?: string | null | undefined
  /** Its buttons. */
  readonly footer?: ReactNode
}

const SIZES = {
  large: 'at-720:h-[min(47.5rem,calc(100dvh-2rem))] at-720:w-[min(65rem,calc(100vw-2rem))]',
  small: 'at-720:h-fit at-720:max-h-[calc(100dvh-2rem)] at-720:w-[min(40rem,calc(100vw-2rem))]',
} as const

/** A native modal dialog: full screen below 720 px, the rest of the page is inert. */
export function Dialog(props: Props) {
  const { isOpen, onClose, title, size = 'large', children, status, footer } = props
  const t = useTranslations('shell')
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (isOpen) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby={titleId}
      className={classNames(
        'm-auto hidden h-dvh max-h-none w-screen max-w-none grid-rows-[auto_minmax(0,1fr)_auto] bg-raised text-ink open:grid open:animate-rise at-720:rounded-3 at-720:shadow-pop',
        SIZES[size],
      )}
    >
      {isOpen ? (
        <>
          <header className="flex items-center gap-2 border-b border-line-2 py-2 pr-2 pl-4">
            <h2 id={titleId} className="flex-1 text-l font-semibold">
              {title}
            </h2>
            <IconButton label={t('close')} onClick={() => dialog.current?.close()}>
              <Icon of={X} />
            </IconButton>
          </header>
          <div className="min-h-0 overflow-auto">{children}</div>
          {footer || status !== undefined ? (
            <footer className="flex flex-wrap items-center gap-2 border-t border-line-2 px-4 py-2.5">
              {status === undefined ? null : (
                <p role="status" className="min-w-0 flex-1 font-semibold text-warn">
                  {status}
                </p>
              )}
              {footer}
            </footer>
          ) : null}
        </>
      ) : null}
    </dialog>
  )
}
