'use client'

import { List, Search } from 'lucide-react'
// biome-ignore lint/correctness/noUnresolvedImports: it is exported, as a constant of a namespace
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { INPUT } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { AllergiesCard } from './allergies-card.tsx'
import { ChartProvider, cardElementId, type OpenTrend } from './chart-context.tsx'
import { DocumentsCard } from './documents-card.tsx'
import { EncountersCard } from './encounters-card.tsx'
import { LabsCard } from './labs-card.tsx'
import { MedicationsCard } from './medications-card.tsx'
import { ProblemsCard } from './problems-card.tsx'
import { VitalsCard } from './vitals-card.tsx'

const TrendDrawer = lazy(() => import('./trend-drawer.tsx'))

const CARDS = [
  { name: 'vitals', Card: VitalsCard },
  { name: 'labs', Card: LabsCard },
  { name: 'medications', Card: MedicationsCard },
  { name: 'problems', Card: ProblemsCard },
  { name: 'allergies', Card: AllergiesCard },
  { name: 'encounters', Card: EncountersCard },
  { name: 'documents', Card: DocumentsCard },
] as const

type Props = {
  /** References of the facts that the EHR opened the chart on, `Observation/a1`. */
  readonly openedOn?: readonly string[]
}

const NOTHING: readonly string[] = []

/** The chart of the launch's patient as the EHR has it: every card on its own, none waiting for another. */
export function ChartPane({ openedOn = NOTHING }: Props) {
  const t = useTranslations('chart')
  const [search, setSearch] = useState('')
  const [trend, setTrend] = useState<OpenTrend>()
  const needle = search.trim().toLowerCase()
  const control = useMemo(
    () => ({ openedOn, needle, openTrend: setTrend, openedTrend: trend }),
    [openedOn, needle, trend],
  )
  return (
    <ChartProvider value={control}>
      <h2 className="sr-only">{t('label')}</h2>
      <div className="flex min-h-11 items-center gap-2 border-b border-line-2 px-3 py-1.5">
        <div className="relative flex-1">
          <Icon of={Search} className="pointer-events-none absolute top-2 left-2.5 text-ink-3" />
          <input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className={`${INPUT} pl-8`}
          />
        </div>
        <JumpMenu />
      </div>
      {/* Scrolls by keyboard as well. */}
      <section
        aria-label={t('cards')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus
        tabIndex={0}
        className="@container/pane relative min-h-0 flex-1 scroll-py-12 overflow-auto overscroll-contain focus-visible:-outline-offset-2"
      >
        {CARDS.map(({ name, Card }) => (
          <Card key={name} />
        ))}
        <p className="hidden p-3 text-ink-2 only:block">{t('noMatch')}</p>
      </section>
      {trend ? (
        <Suspense fallback={null}>
          <TrendDrawer trend={trend} onOpen={setTrend} onClose={() => setTrend(undefined)} />
        </Suspense>
      ) : null}
    </ChartProvider>
  )
}

function JumpMenu() {
  const t = useTranslations('chart')
  return (
    <Popover label={t('jump')} icon={<Icon of={List} />}>
      {(close) => (
        <ul>
          {CARDS.map(({ name }) => (
            <li key={name}>
              <button
                type="button"
                className="min-h-8 w-full px-3 text-left hover:bg-accent-soft focus-visible:-outline-offset-2"
                onClick={() => {
                  close()
                  const card = document.getElementById(cardElementId(name))
                  card?.scrollIntoView()
                  card?.focus({ preventScroll: true })
                }}
              >
                {t(`card.${name}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  )
}
