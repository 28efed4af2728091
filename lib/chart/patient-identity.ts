import { z } from 'zod'
import type { ChartLabel } from '../audit/break-glass.ts'
import {
  date,
  identifierSchema,
  list,
  referenceSchema,
  resourceElements,
  text,
} from '../fhir/elements.ts'
import { BIRTH_SEX, extensionCode, extensions } from '../fhir/extension.ts'
import type { FhirDate } from '../fhir/fhir-date.ts'
import { humanNameSchema, type PersonName, personName } from '../fhir/human-name.ts'
import { type PatientNumber, patientNumber } from '../fhir/identifier.ts'
import type { Oddity } from '../fhir/oddity.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { type Fact, nameMissing, readResource, withOddities } from './fact.ts'

const securitySchema = z.object({ system: text, code: text })

const patientSchema = z.object({
  ...resourceElements,
  meta: resourceElements.meta
    .unwrap()
    .extend({ security: list(securitySchema) })
    .optional(),
  extension: extensions,
  active: z.boolean().optional(),
  identifier: list(identifierSchema),
  name: list(humanNameSchema),
  gender: text,
  birthDate: date,
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: date,
  link: list(z.object({ other: referenceSchema.optional(), type: text })),
})

type SentPatient = z.output<typeof patientSchema>

/** Administrative gender and birth sex as codes; the page spells them out, or shows them as sent. */
export type PatientSex = {
  readonly gender?: string | undefined
  /** Only when it says something else than the gender. */
  readonly birthSex?: string | undefined
}

/** Who the chart is about, as the banner shows it. */
export type PatientIdentity = Fact & {
  readonly name?: PersonName | undefined
  readonly born?: FhirDate | undefined
  readonly sex: PatientSex
  readonly number?: PatientNumber | undefined
  /** The EHR says that the patient has died, with the date when it knows it. */
  readonly deceased?: { readonly on?: FhirDate | undefined } | undefined
  /** The EHR marks the record as out of use, as after a merge. */
  readonly isInactive: boolean
  /** The EHR marks the chart as restricted. */
  readonly label?: ChartLabel | undefined
}

/** Reads the Patient (US Core). */
export function readPatient(resource: FhirResource): PatientIdentity {
  const { sent, fact } = readResource(patientSchema, resource)
  const name = personName(sent.name)
  return {
    ...withOddities(fact, [...nameMissing(name?.full), ...replacedBy(sent)]),
    name,
    born: sent.birthDate,
    sex: sexOf(sent),
    number: patientNumber(sent.identifier),
    deceased: deceasedOf(sent, fact),
    isInactive: sent.active === false,
    label: labelOf(sent),
  }
}

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'

/** The strictest mark there is: HL7 v3 Confidentiality V or R, or “break the glass” as a purpose. */
function labelOf({ meta }: SentPatient): ChartLabel | undefined {
  const marks = meta?.security ?? []
  const has = (system: string, code: string) =>
    marks.some((mark) => mark.system === system && mark.code === code)
  if (has(CONFIDENTIALITY, 'V')) return 'V'
  if (has(CONFIDENTIALITY, 'R')) return 'R'
  return has(ACT_REASON, 'BTG') ? 'BTG' : undefined
}

/** After a merge: what is recorded from now on stands under another record of this person. */
const replacedBy = ({ link }: SentPatient): readonly Oddity[] =>
  (link ?? [])
    .filter(({ type }) => type === 'replaced-by')
    .map(({ other }) => ({
      code: 'record-replaced',
      element: 'link',
      ...(other?.reference && { sent: other.reference }),
    }))

const SAME: Readonly<Record<string, string>> = { male: 'M', female: 'F' }

function sexOf({ gender, extension }: SentPatient): PatientSex {
  const birthSex = extensionCode(extension, BIRTH_SEX)
  return { gender, birthSex: birthSex === SAME[gender ?? ''] ? undefined : birthSex }
}

/** A date of death that cannot be read is still a death. */
function deceasedOf(sent: SentPatient, { oddities }: Fact): PatientIdentity['deceased'] {
  if (sent.deceasedDateTime) return { on: sent.deceasedDateTime }
  const isUnreadable = oddities.some(({ element }) => element === 'deceasedDateTime')
  return sent.deceasedBoolean || isUnreadable ? {} : undefined
}
