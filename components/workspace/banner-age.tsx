'use client'

import { useCard } from '../chart/use-card.ts'
import { PatientAge } from './patient-age.tsx'

/** The age in the words of the banner, where identity is told once more. */
export function BannerAge() {
  const { card } = useCard('patient')
  const patient = card?.state === 'read' ? card.facts[0] : undefined
  return card?.state === 'read' && patient ? <PatientAge patient={patient} on={card.asOf} /> : null
}
