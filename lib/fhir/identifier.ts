import type { z } from 'zod'
import type { identifierSchema } from './elements.ts'

export type SentIdentifier = z.output<typeof identifierSchema>

export type PatientNumber = {
  readonly value: string
  /** False: the record marks no number as its medical record number, and this is the first one. */
  readonly isMedicalRecordNumber: boolean
}

const MR = 'MR' // HL7 table 0203
// Numbers that identify a person elsewhere, and are not shown for that.
const ELSEWHERE: readonly string[] = ['SS', 'SB', 'DL', 'PPN', 'TAX', 'MC', 'MA', 'NI']

/**
 * The number by which the EHR's users know the patient: type MR, one in use before an old one;
 * without any, the first number that is not a social security number, licence or the like.
 */
export function patientNumber(
  identifiers: readonly SentIdentifier[] | undefined,
): PatientNumber | undefined {
  const usable = (identifiers ?? []).filter(({ value }) => value?.trim()).toSorted(byUse)
  const marked = usable.find((identifier) => typesOf(identifier).includes(MR))
  const chosen =
    marked ??
    usable.find((identifier) => !typesOf(identifier).some((type) => ELSEWHERE.includes(type)))
  if (!chosen?.value) return undefined
  return { value: chosen.value.trim(), isMedicalRecordNumber: chosen === marked }
}

const byUse = (a: SentIdentifier, b: SentIdentifier): number => age(a) - age(b)

const age = ({ use, period }: SentIdentifier): number =>
  Number(use === 'old') + Number(Boolean(period?.end))

function typesOf({ type, system }: SentIdentifier): readonly string[] {
  const codes = (type?.coding ?? []).flatMap(({ code }) => (code ? [code] : []))
  return system === 'http://hl7.org/fhir/sid/us-ssn' ? [...codes, 'SS'] : codes
}
