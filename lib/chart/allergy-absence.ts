import { SNOMED_CT } from '../fhir/code-systems.ts'
import { codingsOf, type SentConcept } from '../fhir/concept.ts'

/** A record of nothing: that there is no allergy, or that nobody knows. They are not the same (NHS CUI). */
export type Absence = {
  readonly kind: 'none-known' | 'not-asked'
  readonly of: 'all' | 'drugs' | 'food' | 'environment'
}

const ABSENT_UNKNOWN = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips'
const DATA_ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason'

// HL7 IPS absent-unknown and data-absent-reason; the SNOMED CT codes are those by which the
// examples of FHIR R4 AllergyIntolerance (nka, nkda) and its value set say the same.
const ABSENCES: Readonly<Record<string, Absence>> = {
  [`${ABSENT_UNKNOWN}|no-known-allergies`]: { kind: 'none-known', of: 'all' },
  [`${ABSENT_UNKNOWN}|no-known-medication-allergies`]: { kind: 'none-known', of: 'drugs' },
  [`${ABSENT_UNKNOWN}|no-known-food-allergies`]: { kind: 'none-known', of: 'food' },
  [`${ABSENT_UNKNOWN}|no-known-environmental-allergies`]: { kind: 'none-known', of: 'environment' },
  [`${ABSENT_UNKNOWN}|no-allergy-info`]: { kind: 'not-asked', of: 'all' },
  [`${SNOMED_CT}|716186003`]: { kind: 'none-known', of: 'all' },
  [`${SNOMED_CT}|409137002`]: { kind: 'none-known', of: 'drugs' },
  [`${SNOMED_CT}|429625007`]: { kind: 'none-known', of: 'food' },
  [`${SNOMED_CT}|428607008`]: { kind: 'none-known', of: 'environment' },
  [`${DATA_ABSENT}|not-asked`]: { kind: 'not-asked', of: 'all' },
  [`${DATA_ABSENT}|asked-unknown`]: { kind: 'not-asked', of: 'all' },
  [`${DATA_ABSENT}|unknown`]: { kind: 'not-asked', of: 'all' },
}

/** @returns undefined when the code names a substance, or is none of those above */
export const absenceOf = (code: SentConcept | undefined): Absence | undefined =>
  codingsOf(code)
    .map((coding) => ABSENCES[`${coding.system}|${coding.code}`])
    .find((absence) => absence !== undefined)
