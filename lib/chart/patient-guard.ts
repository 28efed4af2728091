import { referenceTarget } from '../fhir/reference.ts'
import type { FhirResource } from '../fhir/resource.ts'
import type { PatientId } from '../kernel/ids.ts'

/** Whose record it is, as far as the record says. */
export type Belonging = 'this-patient' | 'other-patient' | 'names-no-patient'

/**
 * Wrong-patient guard: a record belongs to the launch's patient only when it says so. A Patient says
 * it by its id, every other record by `subject` or `patient`.
 */
export function belongingOf(resource: FhirResource, patientId: PatientId): Belonging {
  if (resource.resourceType === 'Patient') {
    return resource.id === patientId ? 'this-patient' : 'other-patient'
  }
  const named = [resource.subject, resource.patient].flatMap(patientOf)
  if (named.length === 0) return 'names-no-patient'
  return named.every((id) => id === patientId) ? 'this-patient' : 'other-patient'
}

/** The patient a reference element names; a reference of another form names nobody we can check. */
function patientOf(element: unknown): readonly string[] {
  if (typeof element !== 'object' || element === null || !('reference' in element)) return []
  const { reference } = element
  const target = typeof reference === 'string' ? referenceTarget(reference) : undefined
  return target?.type === 'Patient' ? [target.id] : []
}
