'use client'

import { useTranslations } from 'use-intl'
import { citeMedication } from '#lib/chart/cite.ts'
import type { Medication } from '#lib/chart/medications.ts'
import { clinicalDate } from '#lib/fhir/clinical-time.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { Unbroken } from '../ui/unbroken.tsx'
import { FactMark } from './fact-mark.tsx'
import { FactRow, Sub } from './fact-row.tsx'
import { OddityWords } from './oddity-words.tsx'

/** A prescription with its drug, strength, dose, route and frequency, whole (UX5). */
export function MedicationRow({ medication }: { readonly medication: Medication }) {
  const t = useTranslations('chart')
  const zone = useSiteZone()
  const details = useDetails(medication)
  const { name, isProhibition, oddities, reference, group } = medication
  return (
    <FactRow mark={name ? <FactMark citation={citeMedication(medication, zone)} /> : null}>
      {isProhibition ? <b className="text-crit">{t('medication.prohibited')} </b> : null}
      <span className={group === 'withdrawn' ? 'line-through' : undefined}>
        <b>
          <Unbroken>{name?.drug ?? `${t('notReadable')}, ${reference}`}</Unbroken>
        </b>{' '}
        <Unbroken>{name?.strength ?? ''}</Unbroken>
      </span>
      <Sub>{details}</Sub>
      <OddityWords oddities={oddities} reference={reference} />
    </FactRow>
  )
}

/** Dose, route and frequency first, then since when, why and by whose word. */
function useDetails(medication: Medication): string {
  const t = useTranslations('chart.medication')
  const zone = useSiteZone()
  const { sig, since, until, status, statusReason, intent, reasons, notes } = medication
  const [from, to] = [since, until].map((date) => date && clinicalDate(date, zone))
  const isNamedStatus = status === 'cancelled' || status === 'draft' || status === 'unknown'
  return [
    sig ?? t('noSig'),
    from && to ? t('period', { since: from, until: to }) : undefined,
    from && !to ? t('since', { date: from }) : undefined,
    to && !from ? t('until', { date: to }) : undefined,
    isNamedStatus ? t(`status.${status}`) : undefined,
    statusReason,
    medication.isReported ? t('reported') : undefined,
    intent === 'plan' ? t('plan') : undefined,
    reasons.length > 0 ? t('for', { reason: reasons.join(', ') }) : undefined,
    ...notes,
  ]
    .filter(Boolean)
    .join(', ')
}
