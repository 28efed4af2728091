import { z } from 'zod'
import { conceptName, type SentConcept } from '../fhir/concept.ts'
import { conceptSchema, resourceElements } from '../fhir/elements.ts'
import { readTolerantly } from '../fhir/read-tolerantly.ts'
import { resolveReference, type SentReference } from '../fhir/reference.ts'
import type { FhirResource } from '../fhir/resource.ts'

const medicationSchema = z.object({
  ...resourceElements,
  code: conceptSchema.optional(),
  form: conceptSchema.optional(),
})

type Prescribed = {
  readonly medicationCodeableConcept?: SentConcept | undefined
  readonly medicationReference?: SentReference | undefined
}

/**
 * What was prescribed, in the EHR's words: the request's own concept, else the Medication it refers
 * to (contained or included), else the display of that reference.
 */
export function medicationText(
  request: Prescribed,
  holder: FhirResource,
  included: readonly FhirResource[],
): string | undefined {
  const own = conceptName(request.medicationCodeableConcept)
  if (own) return own
  const reference = request.medicationReference
  const medication = resolveReference(reference?.reference, holder, included)
  return referredText(medication) ?? (reference?.display?.trim() || undefined)
}

function referredText(medication: FhirResource | undefined): string | undefined {
  if (!medication) return undefined
  const sent = readTolerantly(medicationSchema, medication)?.value
  const name = conceptName(sent?.code)
  const form = conceptName(sent?.form)
  if (!name || !form || name.toLowerCase().includes(form.toLowerCase())) return name
  return `${name} ${form}`
}
