import { randomUUID } from 'node:crypto'
import { type FhirResource, isObject } from '../fhir/resource.ts'
import type { Bundle } from './read-bundle.ts'

/** Finds what the store has already: `lookup('Practitioner', 'identifier=…')` gives its id. */
export type Lookup = (type: string, query: string) => string | undefined

export type ImportOptions = { readonly types: readonly string[]; readonly lookup: Lookup }

type Entry = Bundle['entry'][number]

const fhirId = /^[A-Za-z0-9\-.]{1,64}$/

/** The id a resource keeps or gets. A transaction entry that exists already takes the id it has. */
function idOf({ fullUrl = '', resource, request }: Entry, lookup: Lookup): string {
  const existing = request?.ifNoneExist && lookup(resource.resourceType, request.ifNoneExist)
  if (existing) return existing
  const candidates = [fullUrl.replace(/^urn:uuid:/, ''), resource.id ?? '']
  return candidates.find((candidate) => fhirId.test(candidate)) ?? randomUUID()
}

/** What a reference becomes; undefined when it leads to nothing that is loaded. */
function resolve(
  reference: string,
  known: ReadonlyMap<string, string>,
  lookup: Lookup,
): string | undefined {
  if (reference.startsWith('#')) return reference
  const [type = '', query] = reference.split('?')
  if (query === undefined) return known.get(reference)
  const id = lookup(type, query)
  return id === undefined ? undefined : `${type}/${id}`
}

/** Rewrites every reference; one that leads nowhere keeps only what it displays. */
function rewritten(node: unknown, target: (reference: string) => string | undefined): unknown {
  if (Array.isArray(node)) return node.map((child) => rewritten(child, target))
  if (!isObject(node)) return node
  const { reference, ...others } = node
  const rest = Object.fromEntries(
    Object.entries(others).map(([name, child]) => [name, rewritten(child, target)]),
  )
  if (typeof reference !== 'string') {
    return reference === undefined ? rest : { reference: rewritten(reference, target), ...rest }
  }
  const found = target(reference)
  return found === undefined ? { display: 'not loaded', ...rest } : { reference: found, ...rest }
}

/**
 * The resources of a transaction bundle with ids of their own and literal references: `urn:uuid:`
 * and conditional references are resolved. Types the server does not have are left out.
 */
export function importBundle(
  bundle: Bundle,
  { types, lookup }: ImportOptions,
): { readonly resources: readonly FhirResource[]; readonly leftOut: number } {
  const taken = bundle.entry
    .filter(({ resource }) => types.includes(resource.resourceType))
    .map((entry) => ({ ...entry, id: idOf(entry, lookup) }))
  const known = new Map<string, string>()
  for (const { fullUrl, resource, id } of taken) {
    const reference = `${resource.resourceType}/${id}`
    for (const name of [fullUrl, reference, `${resource.resourceType}/${resource.id}`]) {
      if (name) known.set(name, reference)
    }
  }
  const target = (reference: string) => resolve(reference, known, lookup)
  const resources = taken.map(({ resource, id }) => ({
    ...Object(rewritten(resource, target)),
    resourceType: resource.resourceType,
    id,
  }))
  return { resources, leftOut: bundle.entry.length - taken.length }
}
