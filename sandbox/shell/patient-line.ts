import type { FhirResource } from '../fhir/resource.ts'
import { textAt } from '../fhir/resource.ts'
import type { Site } from '../site.ts'
import { ageText, dateText, mrnText, nameText, sexText } from './fhir-text.ts'

/** Who it is, in one line, the same wherever a patient is chosen. */
export const patientLine = (site: Site, patient: FhirResource): string =>
  [
    nameText(patient),
    sexText(patient),
    dateText(site, textAt(patient, 'birthDate')),
    ageText(site, patient),
    `MRN ${mrnText(patient)}`,
  ].join('  ')
