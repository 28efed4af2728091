import type { CardOf } from '../chart/card.ts'
import type { PatientIdentity } from '../chart/patient-identity.ts'
import { clinicalDate, clinicalDateTime } from '../fhir/clinical-time.ts'
import { hasOffset, startOf } from '../fhir/fhir-date.ts'
import { instantOf } from '../kernel/instant.ts'
import type { LaunchIdentity } from '../smart/launch.ts'

export type IdentityCards = {
  readonly patient: CardOf<'patient'>
  readonly user: CardOf<'user'>
  readonly encounter: CardOf<'encounter'>
}

const SEX: Readonly<Record<string, string>> = { male: 'Male', female: 'Female', other: 'Other' }

/**
 * Patient, visit and user in the words of the note's head.
 * @param zone IANA zone of the site
 * @param fallbackAuthor used when the EHR does not tell who the user is
 * @returns undefined while it is not known who the patient is
 */
export function launchIdentity(
  cards: IdentityCards,
  zone: string,
  fallbackAuthor: string,
): LaunchIdentity | undefined {
  const patient = firstOf(cards.patient)
  if (!patient) return undefined
  const visit = firstOf(cards.encounter)
  return {
    patient: patientLines(patient, zone),
    encounter:
      visit &&
      [visit.name, visit.start && clinicalDateTime(visit.start, zone), visit.place]
        .filter(Boolean)
        .join(', '),
    careFrom: visit?.start && hasOffset(visit.start) ? instantOf(startOf(visit.start)) : undefined,
    author: authorOf(cards.user) ?? fallbackAuthor,
  }
}

const firstOf = <F>(card: {
  readonly state: string
  readonly facts?: readonly F[]
}): F | undefined => card.facts?.[0]

/** Nothing is left blank: what the EHR does not tell is said to be not recorded (UX4). */
const patientLines = (patient: PatientIdentity, zone: string): readonly string[] => [
  withoutTitle(patient.name?.full) ?? 'Name not recorded',
  `Born ${patient.born ? clinicalDate(patient.born, zone) : 'not recorded'}`,
  SEX[patient.sex.gender ?? ''] ?? 'Sex not recorded',
  patient.number
    ? `${patient.number.isMedicalRecordNumber ? 'MRN' : 'ID'} ${patient.number.value}`
    : 'MRN not recorded',
]

function authorOf(card: CardOf<'user'>): string | undefined {
  const user = firstOf(card)
  const name = withoutTitle(user?.name?.full)
  return name && [name, ...(user?.qualifications ?? [])].join(', ')
}

const withoutTitle = (name: string | undefined): string | undefined =>
  name?.replace(/ \([^()]*\)$/, '')
