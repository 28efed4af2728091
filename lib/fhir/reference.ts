import type { z } from 'zod'
import type { referenceSchema } from './elements.ts'
import type { FhirResource } from './resource.ts'

export type SentReference = z.output<typeof referenceSchema>

/** Where a literal reference points. */
export type ReferenceTarget = { readonly type: string; readonly id: string }

const LITERAL =
  /(?:^|\/)([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/

/**
 * Reads `Patient/1`, an absolute URL that ends so, or either with a version.
 * Source: FHIR R4 references, literal references.
 * @returns undefined for a fragment, a URN, a logical reference or anything else
 */
export function referenceTarget(reference: string | undefined): ReferenceTarget | undefined {
  const [, type, id] = LITERAL.exec(reference?.trim() ?? '') ?? []
  return type && id ? { type, id } : undefined
}

/**
 * Whether a literal reference points into the server with this base URL: a relative one always does
 * (FHIR R4 references, 2.3.0.1).
 */
export function isOnServer(reference: string, base: string): boolean {
  const url = URL.parse(reference.trim())
  // As URLs, since `EHR.example` and `ehr.example` are the same host.
  return url === null || url.href.startsWith(new URL(`${base}/`).href)
}

/** `Observation/123`; a record without an id is named by its type alone. */
export const referenceOf = (resource: FhirResource): string =>
  typeof resource.id === 'string' && resource.id !== ''
    ? `${resource.resourceType}/${resource.id}`
    : resource.resourceType

/** The resource that a reference names, among contained (`#id`) and included ones. */
export function resolveReference(
  reference: string | undefined,
  holder: FhirResource,
  included: readonly FhirResource[],
): FhirResource | undefined {
  if (reference?.startsWith('#')) return containedIn(holder, reference.slice(1))
  const target = referenceTarget(reference)
  if (!target) return undefined
  return included.find(({ resourceType, id }) => resourceType === target.type && id === target.id)
}

function containedIn(holder: FhirResource, id: string): FhirResource | undefined {
  const { contained } = holder
  if (!Array.isArray(contained)) return undefined
  return contained.filter(isResource).find((resource) => resource.id === id)
}

/** Whether JSON from the wire is a resource: an object that names its type. */
export const isResource = (json: unknown): json is FhirResource =>
  typeof json === 'object' &&
  json !== null &&
  'resourceType' in json &&
  typeof json.resourceType === 'string'
