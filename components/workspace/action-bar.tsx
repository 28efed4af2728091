import type { ReactNode } from 'react'

type Props = {
  /** Where the note stands, in words; a live region. */
  readonly state: ReactNode
  /** Buttons; the primary one last. */
  readonly children: ReactNode
}

/** One line of state and one of buttons; side by side from 480 px on. */
export function ActionBar({ state, children }: Props) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-3 gap-y-1.5 border-t border-line-2 bg-page px-3 py-2 at-480:grid-cols-[minmax(0,1fr)_auto] at-720:px-4">
      <div role="status" className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
        {state}
      </div>
      <div className="flex items-center gap-2">{children}</div>
    </div>
  )
}
