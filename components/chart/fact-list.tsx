'use client'

import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { useChart } from './chart-context.tsx'

type Props<F> = {
  readonly facts: readonly F[]
  readonly keyOf: (fact: F) => string
  readonly children: (fact: F) => ReactNode
  /** How many are shown before anybody asks for all. */
  readonly atFirst?: number
}

/** Facts in rows; what is below the fold is counted and one press away. */
export function FactList<F>({ facts, keyOf, children, atFirst = facts.length }: Props<F>) {
  const [showsAll, setShowsAll] = useState(false)
  const { needle } = useChart()
  const shown = showsAll || needle ? facts : facts.slice(0, atFirst)
  return (
    <>
      <ul>
        {shown.map((fact) => (
          <Row key={keyOf(fact)}>{children(fact)}</Row>
        ))}
      </ul>
      {facts.length > atFirst && !needle ? (
        <ShowAll
          hidden={facts.length - shown.length}
          total={facts.length}
          onToggle={() => setShowsAll(!showsAll)}
        />
      ) : null}
    </>
  )
}

const Row = ({ children }: { readonly children: ReactNode }) => children

type ShowAllProps = {
  readonly hidden: number
  readonly total: number
  readonly onToggle: () => void
}

/** `35 more, newest first` and the button that shows them. */
export function ShowAll({ hidden, total, onToggle }: ShowAllProps) {
  const t = useTranslations('chart')
  return (
    <div className="flex flex-wrap items-center gap-2 px-3 py-0.5 text-s text-ink-3">
      {hidden > 0 ? <span>{t('more', { count: hidden })}</span> : null}
      <Button kind="quiet" size="s" aria-expanded={hidden === 0} onClick={onToggle}>
        {hidden > 0 ? t('showAll', { count: total }) : t('showFewer')}
      </Button>
    </div>
  )
}
