'use client'

import { useTranslations } from 'use-intl'
import { citeResult } from '#lib/chart/cite.ts'
import { latestOf, type Measurement } from '#lib/chart/measurement.ts'
import { seriesOf } from '#lib/chart/series.ts'
import { clinicalTime } from '#lib/fhir/clinical-time.ts'
import { LOINC } from '#lib/fhir/code-systems.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { useEvidence } from '../evidence/evidence-context.tsx'
import { Button } from '../ui/button.tsx'
import { Drawer } from '../ui/drawer.tsx'
import { useSiteZone } from '../ui/site-zone.ts'
import type { OpenTrend } from './chart-context.tsx'
import { LatestResult } from './latest-result.tsx'
import { TrendChart } from './trend-chart.tsx'
import { TrendTable } from './trend-table.tsx'
import { useCard } from './use-card.ts'
import { useVitalName } from './vital-cell.tsx'

type Props = {
  readonly trend: OpenTrend
  readonly onOpen: (trend: OpenTrend) => void
  readonly onClose: () => void
}

/** The course of one measurement: drawn per unit, and as a table that holds every value. */
export default function TrendDrawer({ trend, onOpen, onClose }: Props) {
  const t = useTranslations('chart.trend')
  const nameOf = useVitalName()
  const { card } = useCard(trend.card)
  if (card?.state !== 'read') return null
  const at = card.facts.findIndex(({ key }) => key === trend.key)
  const measurement = card.facts[at]
  const latest = measurement && latestOf(measurement)
  if (!latest) return null
  const name = nameOf(measurement)
  const next = card.facts[at + 1]
  return (
    <Drawer
      label={t('label', { name })}
      onClose={onClose}
      header={<Header name={name} measurement={measurement} asOf={card.asOf} />}
      footer={
        <>
          <InsertLatest name={name} measurement={measurement} />
          <span className="flex-1" />
          {next ? (
            <Button
              kind="plain"
              size="s"
              onClick={() => onOpen({ card: trend.card, key: next.key })}
            >
              {t(trend.card === 'labs' ? 'next' : 'nextVital')}
            </Button>
          ) : null}
        </>
      }
    >
      {/* Scrolls by keyboard as well. */}
      <section
        aria-label={t('scroll')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus
        tabIndex={0}
        key={measurement.key}
        className="relative min-h-0 flex-1 overflow-auto px-4 pb-4 focus-visible:-outline-offset-2"
      >
        <LatestResult result={latest} />
        <Charts name={name} measurement={measurement} />
        <TrendTable name={name} measurement={measurement} />
      </section>
    </Drawer>
  )
}

type HeaderProps = {
  readonly name: string
  readonly measurement: Measurement
  readonly asOf: Instant
}

function Header({ name, measurement, asOf }: HeaderProps) {
  const t = useTranslations('chart.trend')
  const zone = useSiteZone()
  const { code, results } = measurement
  const system = code?.system === LOINC ? 'LOINC' : ''
  return (
    <>
      <h2 className="text-l font-semibold wrap-anywhere">{name}</h2>
      <p className="text-s text-ink-3">
        {t('facts', {
          code: code ? t('code', { system, code: code.code }).trimStart() : '',
          count: results.length,
          time: clinicalTime(asOf, zone) ?? '',
        })}
      </p>
    </>
  )
}

function Charts({
  name,
  measurement,
}: {
  readonly name: string
  readonly measurement: Measurement
}) {
  const t = useTranslations('chart.trend')
  // One value is no course: the table has it.
  const all = seriesOf(measurement)
  const drawn = all.filter(({ points }) => points.length > 1)
  if (drawn.length === 0) return <p className="pb-3 text-ink-2">{t('nothingToDraw')}</p>
  return drawn.map((series) => (
    <figure key={`${series.part}|${series.unit}`} className="pb-2">
      {all.length > 1 ? (
        <figcaption className="text-s font-medium text-ink-2">
          {[series.part && t(series.part), t('unitChange', { unit: series.unit ?? t('noUnit') })]
            .filter(Boolean)
            .join(', ')}
        </figcaption>
      ) : null}
      <TrendChart name={name} series={series} />
    </figure>
  ))
}

function InsertLatest({
  name,
  measurement,
}: {
  readonly name: string
  readonly measurement: Measurement
}) {
  const t = useTranslations('chart.trend')
  const zone = useSiteZone()
  const { cite } = useEvidence()
  const latest = latestOf(measurement)
  if (!cite || !latest) return null
  const { text, reference, versionId } = citeResult(name, latest, zone)
  return (
    <Button onClick={() => cite(text, { kind: 'chart', reference, versionId, quote: text })}>
      {t('insertLatest')}
    </Button>
  )
}
