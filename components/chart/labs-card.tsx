'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Measurement } from '#lib/chart/measurement.ts'
import { ChartCard } from './chart-card.tsx'
import { useChart } from './chart-context.tsx'
import { ShowAll } from './fact-list.tsx'
import { LabRow } from './lab-row.tsx'

const AT_FIRST = 6

export function LabsCard() {
  const t = useTranslations('chart.labs')
  const { needle } = useChart()
  const [showsAll, setShowsAll] = useState(false)
  const shownOf = <T,>(tests: readonly T[]) =>
    showsAll || needle ? tests : tests.slice(0, AT_FIRST)
  return (
    <ChartCard
      name="labs"
      showsNewest
      wordsOf={wordsOf}
      count={({ facts }) => t('count', { shown: shownOf(facts).length, count: facts.length })}
    >
      {(tests, card) => (
        <>
          {/* One grid for all rows, so that numbers, units and flags align. */}
          <ul className="grid grid-cols-[minmax(3.75rem,1fr)_fit-content(7rem)_fit-content(6.5rem)_28px_24px] gap-x-2 pr-2 pl-3 @min-[356px]/pane:grid-cols-[minmax(3.75rem,1fr)_48px_fit-content(7rem)_fit-content(6.5rem)_28px_24px]">
            {shownOf(tests).map((test) => (
              <LabRow key={test.key} test={test} newest={card.newest} />
            ))}
          </ul>
          {tests.length > AT_FIRST && !needle ? (
            <ShowAll
              hidden={tests.length - shownOf(tests).length}
              total={tests.length}
              onToggle={() => setShowsAll(!showsAll)}
            />
          ) : null}
        </>
      )}
    </ChartCard>
  )
}

const wordsOf = ({ name, code, results }: Measurement) => [
  name,
  code?.code,
  ...results.map(({ value }) => (value.kind === 'text' ? value.text : undefined)),
]
