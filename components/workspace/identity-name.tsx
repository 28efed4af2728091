'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Encounter } from '#lib/chart/encounters.ts'
import type { PatientIdentity } from '#lib/chart/patient-identity.ts'
import { clinicalDate, clinicalTime, shortDate } from '#lib/fhir/clinical-time.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { classNames } from '../ui/class-names.ts'
import { useSiteZone } from '../ui/site-zone.ts'
import { Born, Labelled, RecordNumber, useSexText } from './identity-facts.tsx'

type NameProps = { readonly patient: PatientIdentity; readonly isCompact: boolean }

/** `MARCHETTI, Rosalind (Mrs)`, and beside it what nobody may overlook: that the patient has died. */
export function IdentityName({ patient, isCompact }: NameProps) {
  const t = useTranslations('shell')
  const zone = useSiteZone()
  const { name, deceased, isInactive } = patient
  return (
    <h1
      className={classNames(
        'col-start-1 row-start-1 self-center font-semibold tracking-[-0.005em] wrap-anywhere',
        isCompact ? 'text-l' : 'text-name under-360:text-[1rem]/5',
      )}
    >
      {name?.full ?? t('noName')}{' '}
      {name?.inOwnScript ? <span className="font-normal">{name.inOwnScript}</span> : null}{' '}
      {deceased ? (
        <span className="rounded-1 border border-current px-1.5 text-m whitespace-nowrap">
          {deceased.on ? t('deceasedOn', { date: clinicalDate(deceased.on, zone) }) : t('deceased')}
        </span>
      ) : null}{' '}
      {isInactive ? (
        <span className="text-m whitespace-nowrap text-warn">{t('inactive')}</span>
      ) : null}
    </h1>
  )
}

type IdsProps = {
  readonly patient: PatientIdentity
  readonly asOf: Instant
  readonly visit: Encounter | undefined
  readonly isCompact: boolean
  /** The button that shows all details. */
  readonly children: ReactNode
}

/** Birth and age, sex, record number; the visit where the banner's right side has no room for it. */
export function IdentityIds({ patient, asOf, visit, isCompact, children }: IdsProps) {
  const t = useTranslations('shell')
  const zone = useSiteZone()
  const sexText = useSexText()
  return (
    <div className={isCompact ? 'contents' : 'col-span-full flex flex-wrap items-center gap-x-3.5'}>
      <Born patient={patient} on={asOf} />
      <span className="whitespace-nowrap under-360:hidden">{sexText(patient)}</span>
      <RecordNumber patient={patient} />
      {visit?.start ? (
        <span className="hidden at-720:inline at-900:hidden">
          <Labelled label={t('visit')}>
            {shortDate(visit.start, asOf, zone)} {clinicalTime(visit.start, zone)}
          </Labelled>
        </span>
      ) : null}
      {children}
    </div>
  )
}
