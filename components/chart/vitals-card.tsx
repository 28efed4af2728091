'use client'

import { useTranslations } from 'use-intl'
import { calculatedBmi } from '#lib/chart/calculated-bmi.ts'
import type { ReadCard } from '#lib/chart/card.ts'
import type { Measurement } from '#lib/chart/measurement.ts'
import { clinicalTime, isSameDay, shortDate } from '#lib/fhir/clinical-time.ts'
import { shownNumber } from '#lib/fhir/shown-number.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { ChartCard } from './chart-card.tsx'
import { useVitalName, VitalCell, VitalFrame } from './vital-cell.tsx'

export function VitalsCard() {
  const nameOf = useVitalName()
  return (
    <ChartCard
      name="vitals"
      wordsOf={(vital) => [nameOf(vital), vital.name]}
      count={(card) => <TakenAt card={card} />}
    >
      {(vitals, card) => (
        <dl className="grid grid-cols-2 gap-x-3 gap-y-1.5 px-3 pt-0.75 pb-1 @min-[330px]/pane:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)]">
          {vitals.map((vital) => (
            <VitalCell key={vital.key} vital={vital} newest={card.newest} asOf={card.asOf} />
          ))}
          <CalculatedBmi card={card} />
        </dl>
      )}
    </ChartCard>
  )
}

/** `today 08:56`: when the newest were taken. */
function TakenAt({ card }: { readonly card: ReadCard<Measurement> }) {
  const t = useTranslations('chart.vital')
  const zone = useSiteZone()
  const { newest, asOf } = card
  if (!newest) return null
  const time = clinicalTime(newest, zone) ?? ''
  if (isSameDay(newest, asOf, zone)) return t('today', { time })
  return t('at', { date: shortDate(newest, asOf, zone), time })
}

function CalculatedBmi({ card }: { readonly card: ReadCard<Measurement> }) {
  const t = useTranslations('chart.vital')
  const zone = useSiteZone()
  const bmi = calculatedBmi(card.facts)
  if (!bmi) return null
  const isOfOneDay = isSameDay(bmi.weightWhen, bmi.heightWhen, zone)
  return (
    <VitalFrame
      name={t('bmiCalculated')}
      value={{ number: shownNumber(bmi.value), unit: 'kg/m²' }}
      remarks={
        isOfOneDay ? [] : [t('heightOf', { date: shortDate(bmi.heightWhen, card.asOf, zone) })]
      }
    />
  )
}
