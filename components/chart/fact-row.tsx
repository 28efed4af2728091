import type { ReactNode } from 'react'
import { Unbroken } from '../ui/unbroken.tsx'

type Props = {
  readonly children: ReactNode
  /** Stands at the right, as a year does. */
  readonly aside?: ReactNode
  readonly mark?: ReactNode
}

/** One fact: what it is at the left, its date at the right, its mark at the edge. */
export function FactRow({ children, aside, mark }: Props) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_24px] items-start gap-x-2 py-0.75 pr-2 pl-3">
      <div className="min-w-0 wrap-anywhere">{children}</div>
      <div className="text-right text-s/5 text-ink-3">{aside}</div>
      <div className="-my-0.5 flex justify-center">{mark}</div>
    </li>
  )
}

/** The second line of a fact. */
export function Sub({ children }: { readonly children: string }) {
  return (
    <span className="block text-s text-ink-3">
      <Unbroken>{children}</Unbroken>
    </span>
  )
}
