import type { ReactNode } from 'react'
import { Glyph } from '../ui/glyph.tsx'
import { SoloLead, SoloTitle } from './solo-page.tsx'

type Props = {
  readonly kicker: string
  readonly title: string
  readonly lead: string
  readonly actions: ReactNode
  readonly children?: ReactNode
}

/** What happened, what to do, and the remedies beneath. */
export function ProblemNotice({ kicker, title, lead, actions, children }: Props) {
  return (
    <>
      <p className="flex items-center gap-1 pb-2.5 text-s font-semibold text-crit">
        <Glyph of="diamond" />
        {kicker}
      </p>
      <SoloTitle>{title}</SoloTitle>
      <SoloLead>{lead}</SoloLead>
      <div className="flex flex-wrap gap-2 pt-5">{actions}</div>
      {children}
    </>
  )
}
