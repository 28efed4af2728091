'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { PatientIdentity } from '#lib/chart/patient-identity.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { inGroups } from './in-groups.tsx'
import { PatientAge } from './patient-age.tsx'

type Props = { readonly patient: PatientIdentity; readonly on: Instant }

/** A label and its value on one line, without a colon (NHS CUI). */
export function Labelled({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <span className="whitespace-nowrap">
      <span className="text-ink-2">{label}</span> {children}
    </span>
  )
}

export function Born({ patient, on }: Props) {
  const t = useTranslations('shell')
  return (
    <Labelled label={t('born')}>
      {patient.born ? (
        <b>
          <ClinicalTime at={patient.born} />
        </b>
      ) : (
        <b>{t('bornNotRecorded')}</b>
      )}{' '}
      <PatientAge patient={patient} on={on} />
    </Labelled>
  )
}

const GENDERS = ['male', 'female', 'other', 'unknown'] as const

/** Spelled out; a code nobody knows is shown as sent. */
export function useSexText(): (patient: PatientIdentity) => string {
  const t = useTranslations('shell')
  return ({ sex: { gender, birthSex } }) => {
    const known = GENDERS.find((one) => one === gender)
    const sex = known ? t(`sex.${known}`) : (gender ?? t('sex.missing'))
    if (!birthSex) return sex
    const born =
      birthSex === 'M' || birthSex === 'F'
        ? t(`birthSex.${birthSex}`)
        : t('birthSex.other', { sent: birthSex })
    return `${sex}, ${born}`
  }
}

export function RecordNumber({ patient }: { readonly patient: PatientIdentity }) {
  const t = useTranslations('shell')
  const { number } = patient
  const label = number && !number.isMedicalRecordNumber ? t('number') : t('mrn')
  return (
    <Labelled label={label}>
      <b>{number ? inGroups(number.value) : t('numberNotRecorded')}</b>
    </Labelled>
  )
}
