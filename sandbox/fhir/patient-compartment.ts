import { localReference } from './reference.ts'
import { elementPath, type FhirResource, textAt } from './resource.ts'

const patientElements = ['subject', 'patient', 'entity.what', 'agent.who'].map(elementPath)
const ownerElements = ['securityContext', 'target'].map(elementPath)

type Reader = (type: string, id: string) => FhirResource | undefined

/**
 * The patients a resource speaks of: itself, its subject, or (Binary, Provenance) those of the
 * resources it belongs to. Empty for what belongs to nobody, such as a Practitioner.
 */
export function patientsOf(
  resource: FhirResource,
  base: string,
  read: Reader,
): ReadonlySet<string> {
  if (resource.resourceType === 'Patient') return new Set([resource.id])
  const local = (element: unknown) => localReference(textAt(element, 'reference') ?? '', base)
  const direct = patientElements
    .flatMap((elements) => elements(resource))
    .map(local)
    .flatMap((target) => (target?.type === 'Patient' ? [target.id] : []))
  const owners = ownerElements
    .flatMap((elements) => elements(resource))
    .map(local)
    .flatMap((target) => (target ? [read(target.type, target.id) ?? []].flat() : []))
    // A chain of owners is one link long: Provenance and Binary do not own each other.
    .filter((owner) => owner.resourceType !== resource.resourceType)
  return new Set([...direct, ...owners.flatMap((owner) => [...patientsOf(owner, base, read)])])
}
