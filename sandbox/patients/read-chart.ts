import { elementsAt, type FhirResource, textAt } from '../fhir/resource.ts'

/** One patient's resources, by medical record number: for tests that look a chart up. */
export function readChart(resources: readonly FhirResource[], mrn: string) {
  const patient = resources.find((found) => textAt(found, 'identifier.value') === mrn)
  const reference = `Patient/${patient?.id}`
  const all = resources.filter(
    (found) =>
      textAt(found, 'subject.reference') === reference ||
      textAt(found, 'patient.reference') === reference,
  )
  const ofType = (type: string) => all.filter(({ resourceType }) => resourceType === type)
  const texts = (type: string, path: string) =>
    ofType(type).flatMap((found) => elementsAt(found, path))
  const observed = (loinc: string) =>
    ofType('Observation')
      .filter((found) => elementsAt(found, 'code.coding.code').includes(loinc))
      .toSorted((one, other) =>
        String(one.effectiveDateTime).localeCompare(String(other.effectiveDateTime)),
      )
  return { patient, all, ofType, texts, observed }
}

export const valuesOf = (found: readonly FhirResource[]) =>
  found.flatMap((each) => elementsAt(each, 'valueQuantity.value'))
export const flagsOf = (found: readonly FhirResource[]) =>
  found.flatMap((each) => elementsAt(each, 'interpretation.coding.code'))
export const statusesOf = (found: readonly FhirResource[]) =>
  new Set(found.map(({ status }) => status))
