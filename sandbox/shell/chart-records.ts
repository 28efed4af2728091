import { localReference } from '../fhir/reference.ts'
import { elementsAt, type FhirResource, textAt } from '../fhir/resource.ts'
import type { Site } from '../site.ts'
import { conceptText, nameText } from './fhir-text.ts'

type Query = Readonly<Record<string, string>>

export const recordsOf = (
  site: Site,
  type: string,
  patientId: string,
  query: Query = {},
): readonly FhirResource[] =>
  site.store
    .search(type, new URLSearchParams({ patient: patientId, ...query }))
    .matches.map(({ resource }) => resource)

export function patientOf(site: Site, id: string): FhirResource | undefined {
  const stored = site.store.read('Patient', id)
  return stored && !stored.deleted ? stored.resource : undefined
}

export const allPatients = (site: Site): readonly FhirResource[] =>
  site.store
    .search('Patient', new URLSearchParams({ _sort: 'name' }))
    .matches.map(({ resource }) => resource)

/** The resource a Reference element points at, when it is in this store. */
function target(site: Site, reference: unknown): FhirResource | undefined {
  const local = localReference(textAt(reference, 'reference') ?? '', site.fhirBase)
  return local && site.store.read(local.type, local.id)?.resource
}

/** Who or what a Reference element means: its display, else the name at its other end. */
export function referenceText(site: Site, reference: unknown): string {
  const resource = target(site, reference)
  const named = resource?.resourceType === 'Practitioner' ? nameText(resource) : undefined
  return (
    named ||
    textAt(reference, 'display') ||
    textAt(resource, 'name') ||
    textAt(reference, 'reference') ||
    ''
  )
}

export const medicationText = (site: Site, request: FhirResource): string =>
  request.medicationCodeableConcept
    ? conceptText(request.medicationCodeableConcept)
    : conceptText(target(site, request.medicationReference)?.code) ||
      referenceText(site, request.medicationReference)

const restrictedCodes: readonly unknown[] = ['R', 'V']

/** v3 Confidentiality of the record, unless the glass is broken for everybody. */
export const isRestricted = (site: Site, patient: FhirResource): boolean =>
  !site.settings.breakGlass &&
  elementsAt(patient, 'meta.security.code').some((code) => restrictedCodes.includes(code))
