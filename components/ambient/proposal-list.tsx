import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Proposal } from '#lib/ambient/models/proposals.ts'
import { useNote } from '../note/note-provider.tsx'
import { ProposalRow } from './proposal-row.tsx'

type Decide = (proposal: Proposal) => void

type Props = {
  readonly proposals: readonly Proposal[]
  readonly onTake: Decide
  readonly onLeave: Decide
}

/** What is to be decided. After a decision the focus is where the next one is made, and it is said. */
export function ProposalList({ proposals, onTake, onLeave }: Props) {
  const t = useTranslations('modelDraft')
  const sections = useNote(({ note }) => note.sections)
  const list = useRef<HTMLUListElement>(null)
  const [said, setSaid] = useState('')
  const decide = (at: number, proposal: Proposal, act: Decide, words: string) => {
    const next = neighbourOf(list.current, at)
    act(proposal)
    next?.focus()
    setSaid(words)
  }
  return (
    <>
      <ul ref={list} className="divide-y divide-line">
        {proposals.map((proposal, at) => {
          const section = sections.find(({ code }) => code === proposal.section)
          const title = section?.title ?? ''
          const done = t(proposal.instead ? 'used' : 'added', { section: title })
          return (
            <ProposalRow
              key={proposal.statement.id}
              proposal={proposal}
              section={section}
              onTake={() => decide(at, proposal, onTake, done)}
              onLeave={() => decide(at, proposal, onLeave, t('left'))}
            />
          )
        })}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}

/** The first button of the row after this one, or before it; else the heading of them all. */
function neighbourOf(list: HTMLElement | null, at: number): HTMLElement | null | undefined {
  const rows = list?.children
  const row = rows?.item(at + 1) ?? rows?.item(at - 1)
  return row?.querySelector('button') ?? list?.closest('section')?.querySelector('h3')
}
