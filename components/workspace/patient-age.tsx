'use client'

import { useTranslations } from 'use-intl'
import { type Age, ageOn } from '#lib/chart/age.ts'
import type { PatientIdentity } from '#lib/chart/patient-identity.ts'
import type { FhirDate } from '#lib/fhir/fhir-date.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { useSiteZone } from '../ui/site-zone.ts'

type Props = { readonly patient: PatientIdentity; readonly on: Instant }

/** `(68 y)`: today's age, or the age at death. */
export function PatientAge({ patient, on }: Props) {
  const say = useAgeText()
  if (!patient.born) return null
  const died = patient.deceased?.on
  const text = say(patient.born, died ?? on, died !== undefined)
  // Nobody goes on ageing: a death without a date leaves the age open.
  if (!text || (patient.deceased && !died)) return null
  return <span className="whitespace-nowrap">({text})</span>
}

function useAgeText() {
  const t = useTranslations('shell.age')
  const zone = useSiteZone()
  return (born: FhirDate, on: FhirDate | Instant, isAtDeath: boolean): string | undefined => {
    const age = ageOn(born, on, zone)
    if (!age) return undefined
    const told = tell(t, age)
    const known = age.isApproximate ? t('about', { age: told }) : told
    return isAtDeath ? t('atDeath', { age: known }) : known
  }
}

const MONTHS_UNTIL_YEARS = 5

/** Days in the first month, months in the first year, years with months below five years. */
function tell(t: ReturnType<typeof useTranslations<'shell.age'>>, age: Age): string {
  const { years, months, days } = age
  if (years === 0 && months === 0 && days !== undefined) return t('days', { days })
  if (years === 0) return t('months', { months })
  const tellsMonths = years < MONTHS_UNTIL_YEARS && months > 0 && !age.isApproximate
  return tellsMonths ? t('monthsToo', { years, months }) : t('years', { years })
}
