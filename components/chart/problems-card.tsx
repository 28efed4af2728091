'use client'

import { useTranslations } from 'use-intl'
import { citeProblem } from '#lib/chart/cite.ts'
import type { Problem } from '#lib/chart/problems.ts'
import { clinicalDate, wallClock } from '#lib/fhir/clinical-time.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { ChartCard } from './chart-card.tsx'
import { FactGroup } from './fact-group.tsx'
import { FactList } from './fact-list.tsx'
import { FactMark } from './fact-mark.tsx'
import { FactRow, Sub } from './fact-row.tsx'
import { OddityWords } from './oddity-words.tsx'

const FOLDED = ['past', 'visit', 'withdrawn'] as const
const AT_FIRST = 12

export function ProblemsCard() {
  const t = useTranslations('chart.problem')
  return (
    <ChartCard
      name="problems"
      wordsOf={({ name, entries }) => [
        name,
        ...entries.flatMap((entry) => [entry.name, ...entry.codes.map(({ code }) => code)]),
      ]}
      count={({ facts }) => inGroup(facts, 'active').length}
    >
      {(problems) => (
        <>
          <Rows problems={inGroup(problems, 'active')} />
          {FOLDED.map((group) => {
            const members = inGroup(problems, group)
            return (
              <FactGroup key={group} title={t(`group.${group}`)} count={members.length}>
                <Rows problems={members} />
              </FactGroup>
            )
          })}
        </>
      )}
    </ChartCard>
  )
}

const inGroup = (problems: readonly Problem[], group: Problem['group']) =>
  problems.filter((problem) => problem.group === group)

function Rows({ problems }: { readonly problems: readonly Problem[] }) {
  return (
    <FactList facts={problems} keyOf={({ key }) => key} atFirst={AT_FIRST}>
      {(problem) => <ProblemRow problem={problem} />}
    </FactList>
  )
}

/** One concept, however often it is entered. */
function ProblemRow({ problem }: { readonly problem: Problem }) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const { name, entries, onset, isContradictory } = problem
  const citation = citeProblem(problem, zone)
  const [entry] = entries
  const aside = [
    onset ? wallClock(onset, zone).year : entry?.onsetText,
    entries.length > 1 && t('problem.entries', { count: entries.length }),
  ]
  return (
    <FactRow
      aside={aside.filter(Boolean).join(', ')}
      mark={
        name && citation ? (
          <FactMark citation={citation} alsoCitedAs={entries.map(({ reference }) => reference)} />
        ) : null
      }
    >
      <span className={problem.group === 'withdrawn' ? 'line-through' : undefined}>
        {name ?? `${t('notReadable')}, ${entry?.reference}`}
      </span>
      <StatusWords problem={problem} />
      {isContradictory ? (
        <span className="block text-s text-warn">{t('problem.contradictory')}</span>
      ) : null}
      {entries.map((one) => (
        <OddityWords key={one.reference} oddities={one.oddities} reference={one.reference} />
      ))}
    </FactRow>
  )
}

/** Only what is not plainly active and confirmed takes a second line. */
function StatusWords({ problem }: { readonly problem: Problem }) {
  const t = useTranslations('chart.problem')
  const zone = useSiteZone()
  const [entry] = problem.entries
  const status = t(`status.${problem.status}`)
  const abated = entry?.abated && clinicalDate(entry.abated, zone)
  const words = [
    problem.status === 'active'
      ? undefined
      : abated
        ? t('resolved', { status, date: abated })
        : status,
    entry?.verification,
    entry?.severity?.toLowerCase(),
  ].filter(Boolean)
  return words.length > 0 ? <Sub>{words.join(', ')}</Sub> : null
}
