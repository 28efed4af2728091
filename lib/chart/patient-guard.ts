import { isOnServer, referenceTarget } from '../fhir/reference.ts'
import type { FhirResource } from '../fhir/resource.ts'
import type { PatientId } from '../kernel/ids.ts'

/** Of whom a launch is: an id means a person only together with the server that gave it. */
export type ThisPatient = { readonly patientId: PatientId; readonly ehrIss: string }

/** Whose record it is, as far as the record says. */
export type Belonging = 'this-patient' | 'other-patient' | 'names-no-patient'

/**
 * Wrong-patient guard: a record belongs to the launch's patient only when it says so. A Patient says
 * it by its id, every other record by `subject` or `patient`.
 */
export function belongingOf(resource: FhirResource, { patientId, ehrIss }: ThisPatient): Belonging {
  if (resource.resourceType === 'Patient') {
    return resource.id === patientId ? 'this-patient' : 'other-patient'
  }
  const named = [resource.subject, resource.patient].flatMap((one) => patientOf(one, ehrIss))
  if (named.length === 0) return 'names-no-patient'
  if (named.some(({ id }) => id !== patientId)) return 'other-patient'
  return named.every(({ isHere }) => isHere) ? 'this-patient' : 'names-no-patient'
}

/**
 * The patient a reference element names; a reference of another form names nobody we can check, and
 * neither does the same id on another server.
 */
function patientOf(
  element: unknown,
  ehrIss: string,
): readonly { readonly id: string; readonly isHere: boolean }[] {
  if (typeof element !== 'object' || element === null || !('reference' in element)) return []
  const { reference } = element
  if (typeof reference !== 'string') return []
  const target = referenceTarget(reference)
  return target?.type === 'Patient'
    ? [{ id: target.id, isHere: isOnServer(reference, ehrIss) }]
    : []
}
