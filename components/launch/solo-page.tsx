import type { ReactNode } from 'react'
import { SoloHead } from './solo-head.tsx'

type Props = {
  /** At the right of the head: where one comes from. */
  readonly from?: string | undefined
  readonly foot?: string | undefined
  readonly children: ReactNode
}

/** A page that says one thing: before a chart is open, or when it cannot be. */
export function SoloPage({ from, foot, children }: Props) {
  return (
    <div className="@container/frame grid min-h-full grid-rows-[auto_1fr_auto] bg-page">
      <SoloHead from={from} />
      <main className="mx-auto w-full max-w-[560px] px-5 pt-[max(24px,10vh)] pb-8">{children}</main>
      {foot && <footer className="border-t border-line px-5 py-3 text-s text-ink-3">{foot}</footer>}
    </div>
  )
}

/** The one thing. */
export function SoloTitle({ children }: { readonly children: ReactNode }) {
  return <h1 className="pb-1.5 text-xl font-semibold tracking-tight text-balance">{children}</h1>
}

export function SoloLead({ children }: { readonly children: ReactNode }) {
  return <p className="max-w-[58ch] text-value/5.5 text-ink-2">{children}</p>
}
