import { localReference } from './reference.ts'
import { elementPath, type FhirResource, type UnsavedResource } from './resource.ts'

const directly = ['subject', 'patient', 'entity.what', 'agent.who'].map((path) =>
  elementPath(`${path}.reference`),
)
const throughOwner = ['securityContext.reference', 'target.reference'].map(elementPath)

type Reader = (type: string, id: string) => FhirResource | undefined

/**
 * The patients a resource speaks of: itself, its subject, or (Binary, Provenance) those of the
 * resources it belongs to. Empty for what belongs to nobody, such as a Practitioner.
 */
export function patientsOf(
  resource: UnsavedResource,
  base: string,
  read: Reader,
): ReadonlySet<string> {
  if (resource.resourceType === 'Patient') return new Set([resource.id].filter(isText))
  const targetsOf = (paths: typeof directly) =>
    paths
      .flatMap((elements) => elements(resource))
      .filter(isText)
      .map((text) => localReference(text, base))
      .filter((target) => target !== undefined)

  const owners = targetsOf(throughOwner)
    .map(({ type, id }) => read(type, id))
    .filter((owner) => owner !== undefined)
    // Provenance and Binary do not own each other: the chain is one link long.
    .filter((owner) => owner.resourceType !== resource.resourceType)
  return new Set([
    ...targetsOf(directly).flatMap(({ type, id }) => (type === 'Patient' ? [id] : [])),
    ...owners.flatMap((owner) => [...patientsOf(owner, base, read)]),
  ])
}

const isText = (element: unknown): element is string => typeof element === 'string'
