'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Encounter } from '#lib/chart/encounters.ts'
import type { PatientIdentity } from '#lib/chart/patient-identity.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { OddityWords } from '../chart/oddity-words.tsx'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Born, RecordNumber, useSexText } from './identity-facts.tsx'

type Props = {
  readonly id: string
  readonly patient: PatientIdentity
  readonly asOf: Instant
  readonly visit: Encounter | undefined
  readonly ehrName: string
}

/** Everything about identity and visit, one press away at any width. */
export function IdentityDetails({ id, patient, asOf, visit, ehrName }: Props) {
  const t = useTranslations('shell')
  const sexText = useSexText()
  return (
    <ul
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: where it scrolls, it must do so by keyboard too
      tabIndex={0}
      className="relative col-span-full max-h-[30dvh] overflow-auto focus-visible:-outline-offset-2 mt-1.5 grid grid-cols-1 gap-x-6 gap-y-0.5 border-t border-id-line pt-1.5 at-480:grid-cols-2 at-900:grid-cols-4"
    >
      <Row label={t('nameLabel')}>
        {patient.name?.full ?? t('noName')} {patient.name?.inOwnScript}
      </Row>
      <Row>
        <Born patient={patient} on={asOf} />
      </Row>
      <Row label={t('sexLabel')}>{sexText(patient)}</Row>
      <Row>
        <RecordNumber patient={patient} />
      </Row>
      {visit ? (
        <Row label={t('visit')}>
          {visit.name} {visit.start ? <ClinicalTime at={visit.start} show="date-time" /> : null}
          {visit.place ? `, ${visit.place}` : null}
        </Row>
      ) : null}
      <Row label={t('ehr')}>
        {ehrName}, <ClinicalTime at={asOf} show="date-time" />
      </Row>
      {patient.oddities.length > 0 ? (
        <Row>
          <OddityWords oddities={patient.oddities} reference={patient.reference} />
        </Row>
      ) : null}
    </ul>
  )
}

function Row({ label, children }: { readonly label?: string; readonly children: ReactNode }) {
  return (
    <li className="min-w-0 wrap-anywhere">
      {label ? <span className="text-ink-2">{label} </span> : null}
      {children}
    </li>
  )
}
