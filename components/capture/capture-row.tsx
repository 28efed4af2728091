import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.ts'

type Props = {
  readonly children: ReactNode
  /** Buttons, at the end of the row. */
  readonly actions: ReactNode
  /** A second line: who allowed it, or what is wrong. */
  readonly below?: ReactNode
  readonly className?: string
}

/** One state of the capture bar: what is, and what can be done; one under the other where it is narrow. */
export function CaptureRow({ children, actions, below, className }: Props) {
  return (
    <div
      className={classNames(
        'grid gap-y-1 border-b border-line-2 bg-page px-3 py-2 at-720:px-4',
        className,
      )}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-1 basis-64 flex-wrap items-center gap-x-3 gap-y-1">
          {children}
        </div>
        <div className="flex flex-wrap items-center gap-2">{actions}</div>
      </div>
      {below}
    </div>
  )
}
