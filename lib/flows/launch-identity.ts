import type { CardOf } from '../chart/card.ts'
import type { Encounter } from '../chart/encounters.ts'
import type { PatientIdentity } from '../chart/patient-identity.ts'
import { clinicalDate, clinicalDateTime } from '../fhir/clinical-time.ts'
import { hasOffset, startOf } from '../fhir/fhir-date.ts'
import { type Instant, instantOf } from '../kernel/instant.ts'
import type { EhrRegistration } from '../smart/ehr-registration.ts'
import { userUrl } from '../smart/fhir-user.ts'
import type { Clinician, LaunchIdentity } from '../smart/launch.ts'

export type IdentityCards = {
  readonly patient: CardOf<'patient'>
  readonly user: CardOf<'user'>
  readonly encounter: CardOf<'encounter'>
}

const SEX: Readonly<Record<string, string>> = { male: 'Male', female: 'Female', other: 'Other' }

/**
 * Patient, visit and user in the words of the note's head.
 * @param registration of the EHR: its zone, and whose its references are
 * @param fallbackAuthor used when the EHR does not tell who the user is
 * @param before what was known already: a visit or a user that cannot be read now is still the same
 * @returns undefined while it is not known who the patient is
 */
export function launchIdentity(
  cards: IdentityCards,
  { timeZone: zone, issuer }: Pick<EhrRegistration, 'timeZone' | 'issuer'>,
  fallbackAuthor: string,
  before: LaunchIdentity | undefined,
): LaunchIdentity | undefined {
  const patient = firstOf(cards.patient)
  if (!patient) return undefined
  const visit = firstOf(cards.encounter)
  return {
    patient: patientLines(patient, zone),
    encounter: visit ? visitLine(visit, zone) : before?.encounter,
    careFrom: visit ? beginOf(visit) : before?.careFrom,
    author: authorOf(cards.user) ?? before?.author ?? fallbackAuthor,
    clinicians: visit ? cliniciansOf(visit, issuer) : before?.clinicians,
  }
}

const cliniciansOf = ({ clinicians }: Encounter, issuer: string): readonly Clinician[] =>
  clinicians.flatMap(({ reference, name }) => {
    const user = userUrl(issuer, reference)
    return user ? [{ user, name }] : []
  })

const visitLine = ({ name, start, place }: Encounter, zone: string): string =>
  [name, start && clinicalDateTime(start, zone), place].filter(Boolean).join(', ')

const beginOf = ({ start }: Encounter): Instant | undefined =>
  start && hasOffset(start) ? instantOf(startOf(start)) : undefined

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
