import type { FhirResource } from '../../fhir/resource.ts'
import { systems } from '../codes/systems.ts'
import type { StaffKey } from '../vocabulary/staff.ts'
import type { WrittenDay, WrittenMoment } from './calendar.ts'
import type { Chart } from './chart.ts'
import { bareConcept, coding, concept } from './concept.ts'

type HumanName = {
  readonly use?: 'official' | 'usual' | 'nickname' | 'old' | 'temp'
  readonly family: string
  readonly given: readonly string[]
  readonly prefix?: string
  /** Written in characters, or in Latin letters for those who cannot read them (ISO 21090). */
  readonly script?: 'IDE' | 'ABC'
}

type Contact = {
  readonly role: 'emergency' | 'guardian' | 'parent'
  readonly name: string
  readonly relation: string
  readonly phone: string
}

export type PatientEntry = {
  readonly mrn: string
  readonly names: readonly [HumanName, ...HumanName[]]
  readonly sex: 'female' | 'male' | 'unknown'
  readonly born?: WrittenDay
  /** A child's birth date moves with the calendar, so that its age in months stays right. */
  readonly growing?: boolean
  readonly died?: WrittenMoment
  readonly race?: keyof typeof races
  readonly hispanic?: boolean
  readonly address?: readonly [line: string, postalCode: string]
  readonly phone?: string
  readonly language?: readonly [code: string, display: string]
  readonly interpreter?: boolean
  readonly married?: 'M' | 'S' | 'W' | 'D'
  readonly contacts?: readonly Contact[]
  readonly doctor?: StaffKey
}

const races = {
  white: ['2106-3', 'White'],
  black: ['2054-5', 'Black or African American'],
  asian: ['2028-9', 'Asian'],
  other: ['2131-1', 'Other Race'],
} as const

const usCore = (name: string): string => `http://hl7.org/fhir/us/core/StructureDefinition/${name}`

const ombExtension = (name: string, [code, display]: readonly [string, string]) => ({
  url: usCore(name),
  extension: [
    {
      url: 'ombCategory',
      valueCoding: { system: systems.raceAndEthnicity, code, display },
    },
    { url: 'text', valueString: display },
  ],
})

const birthSex = { female: 'F', male: 'M', unknown: 'UNK' } as const

const extensionsOf = ({ race, hispanic, interpreter, sex }: PatientEntry) => [
  ...(race ? [ombExtension('us-core-race', races[race])] : []),
  ...(hispanic === undefined
    ? []
    : [
        ombExtension(
          'us-core-ethnicity',
          hispanic ? ['2135-2', 'Hispanic or Latino'] : ['2186-5', 'Not Hispanic or Latino'],
        ),
      ]),
  { url: usCore('us-core-birthsex'), valueCode: birthSex[sex] },
  ...(interpreter
    ? [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired',
          valueBoolean: true,
        },
      ]
    : []),
]

const nameOf = ({ use = 'official', family, given, prefix, script }: HumanName) => ({
  ...(script && {
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation',
        valueCode: script,
      },
    ],
  }),
  use,
  text: script === 'IDE' ? family + given.join('') : [...given, family].join(' '),
  family,
  ...(given.length > 0 && { given }),
  ...(prefix && { prefix: [prefix] }),
})

const contactRoles = {
  emergency: bareConcept('contactRole', 'C'),
  guardian: concept('Legal guardian', coding('roleCode', ['GUARD', 'guardian'])),
  parent: concept('Parent', coding('roleCode', ['PRN', 'parent'])),
} as const

const contactOf = ({ role, name, relation, phone }: Contact) => ({
  relationship: [contactRoles[role], concept(relation)],
  name: { text: name },
  telecom: [{ system: 'phone', value: phone, use: 'mobile' }],
})

export const displayName = ({ names: [{ family, given }] }: PatientEntry): string =>
  [family.toUpperCase(), given.join(' ')].filter(Boolean).join(', ')

const birthDateOf = ({ born, growing }: PatientEntry, { calendar }: Chart): string | undefined => {
  if (!born) return undefined
  return growing ? calendar.day(born) : calendar.birthday(born)
}

const medicalRecordNumber = (mrn: string) => ({
  use: 'usual',
  type: concept('Medical record number', coding('identifierType', ['MR', 'Medical record number'])),
  system: systems.medicalRecord,
  value: mrn,
})

// Everybody lives in the same invented town.
const addressOf = ([line, postalCode]: readonly [string, string]) => ({
  use: 'home',
  line: [line],
  city: 'Elmsworth',
  state: 'OH',
  postalCode,
  country: 'US',
})

/** US Core Patient. */
export function buildPatient(entry: PatientEntry, chart: Chart): FhirResource {
  const { mrn, names, sex, died, address, phone, language, married, contacts, doctor } = entry
  return chart.resource('Patient', 'self', {
    profile: 'us-core-patient',
    elements: {
      extension: extensionsOf(entry),
      identifier: [medicalRecordNumber(mrn)],
      active: true,
      name: names.map(nameOf),
      telecom: phone ? [{ system: 'phone', value: phone, use: 'mobile' }] : undefined,
      gender: sex,
      birthDate: birthDateOf(entry, chart),
      deceasedDateTime: died && chart.calendar.instant(died),
      address: address && [addressOf(address)],
      maritalStatus: married && bareConcept('maritalStatus', married),
      contact: contacts?.map(contactOf),
      communication: language && [
        {
          language: concept(language[1], coding('language', language)),
          preferred: true,
        },
      ],
      generalPractitioner: doctor && [chart.directory.staff(doctor)],
      managingOrganization: chart.directory.organization,
    },
  })
}
