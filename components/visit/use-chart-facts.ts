import { useMemo } from 'react'
import type { Measurement } from '#lib/chart/measurement.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { ChartFact } from '#lib/note/chart-fact.ts'
import { chartFactsOf } from '#lib/note/chart-facts-of.ts'
import { useCard } from '../chart/use-card.ts'
import { useVitalName } from '../chart/vital-cell.tsx'
import { useSiteZone } from '../ui/site-zone.ts'

/** The chart as it was read, as the checks of the note need it. */
export function useChartFacts(now: Instant): readonly ChartFact[] {
  const zone = useSiteZone()
  const nameOf = useVitalName()
  const { card: patient } = useCard('patient')
  const { card: problems } = useCard('problems')
  const { card: medications } = useCard('medications')
  const { card: allergies } = useCard('allergies')
  const { card: labs } = useCard('labs')
  const { card: vitals } = useCard('vitals')
  const { card: encounters } = useCard('encounters')
  const { card: documents } = useCard('documents')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names follow from the catalogue
  return useMemo(
    () =>
      chartFactsOf(
        { patient, problems, medications, allergies, labs, vitals, encounters, documents },
        { zone, now, nameOf: (measurement: Measurement) => nameOf(measurement) },
      ),
    [patient, problems, medications, allergies, labs, vitals, encounters, documents, zone, now],
  )
}
