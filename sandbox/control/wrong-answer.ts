import { type FhirResource, isObject, isResource } from '../fhir/resource.ts'
import type { Site } from '../site.ts'
import { withBody } from './damaged-body.ts'

type Json = Record<string, unknown>

/** Changes the JSON of an answer; leaves an answer that is not a JSON object as it is. */
export async function withJson(
  response: Response,
  change: (json: Json) => Json,
): Promise<Response> {
  const text = await response.text()
  const json: unknown = text.startsWith('{') ? JSON.parse(text) : undefined
  return withBody(response, isObject(json) ? JSON.stringify(change(json)) : text)
}

/** A resource of the same type that speaks of somebody else. */
function othersRecord(resource: FhirResource, site: Site): FhirResource | undefined {
  const patients = site.store.patientsOf(resource)
  const isOthers = (candidate: FhirResource): boolean => {
    const others = site.store.patientsOf(candidate)
    return others.size > 0 && [...others].every((patient) => !patients.has(patient))
  }
  return site.store
    .search(resource.resourceType, new URLSearchParams())
    .matches.map((stored) => stored.resource)
    .find(isOthers)
}

const isMatch = (entry: unknown): entry is Json & { resource: FhirResource } =>
  isObject(entry) &&
  isResource(entry.resource) &&
  (!isObject(entry.search) || entry.search.mode === 'match')

export function withWrongPatient(json: Json, site: Site): Json {
  if (json.resourceType !== 'Bundle')
    return isResource(json) ? (othersRecord(json, site) ?? json) : json
  const entries = Array.isArray(json.entry) ? json.entry : []
  const last = entries.findLast(isMatch)
  const resource = last && othersRecord(last.resource, site)
  if (!last || !resource) return json
  return {
    ...json,
    entry: entries.map((entry) => (entry === last ? { ...last, resource } : entry)),
  }
}

const linksOf = (json: Json): readonly Json[] =>
  Array.isArray(json.link) ? json.link.filter(isObject) : []

const linkTo = (json: Json, relation: string): string | undefined => {
  const url = linksOf(json).find((link) => link.relation === relation)?.url
  return typeof url === 'string' ? url : undefined
}

const withNext = (json: Json, url: string): Json => ({
  ...json,
  link: [...linksOf(json).filter((link) => link.relation !== 'next'), { relation: 'next', url }],
})

export function withLoopedNext(json: Json): Json {
  const self = linkTo(json, 'self')
  return self ? withNext(json, self) : json
}

export function withForeignNext(json: Json, origin: string): Json {
  const url = linkTo(json, 'next') ?? linkTo(json, 'self')
  return url ? withNext(json, url.replace(new URL(url).origin, origin)) : json
}

export const withLyingTotal = (json: Json): Json =>
  json.resourceType === 'Bundle' ? { ...json, total: Number(json.total ?? 0) + 1000 } : json

function foreignAttachments(node: unknown, url: string): unknown {
  if (Array.isArray(node)) return node.map((child) => foreignAttachments(child, url))
  if (!isObject(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([name, child]) => {
      if (name !== 'attachment' || !isObject(child)) return [name, foreignAttachments(child, url)]
      const { data: _, ...attachment } = child
      return [name, { ...attachment, url }]
    }),
  )
}

/** Every attachment is to be fetched from another server. */
export const withForeignAttachments = (json: Json, url: string): Json => ({
  ...json,
  ...Object(foreignAttachments(json, url)),
})
