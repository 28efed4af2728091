import type { Site } from '../../site.ts'
import { demand } from '../access.ts'
import { answer, type FhirRequest, type Interaction, urlOf } from '../exchange.ts'
import { badRequest, gone, notFound } from '../outcome.ts'
import { present } from '../present.ts'
import { localReference } from '../reference.ts'
import { isObject } from '../resource.ts'
import type { Stored } from '../store.ts'

/** What records point at without belonging to a patient themselves. */
const supportingTypes = [
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Medication',
]

function* referencesIn(node: unknown): Iterable<string> {
  if (Array.isArray(node)) for (const child of node) yield* referencesIn(child)
  if (!isObject(node)) return
  if (typeof node.reference === 'string') yield node.reference
  for (const child of Object.values(node)) yield* referencesIn(child)
}

function supporting(site: Site, records: readonly Stored[]): readonly Stored[] {
  const references = new Set(records.flatMap(({ resource }) => [...referencesIn(resource)]))
  return [...references]
    .map((reference) => localReference(reference, site.fhirBase))
    .filter((target) => target !== undefined && supportingTypes.includes(target.type))
    .flatMap((target) => (target ? [site.store.read(target.type, target.id) ?? []].flat() : []))
    .filter((stored) => !stored.deleted)
}

function wholeNumber(parameters: URLSearchParams, name: string): number | undefined {
  const value = parameters.get(name)
  if (value === null) return undefined
  if (!/^\d{1,9}$/.test(value)) throw badRequest(`${name} takes a whole number`)
  return Number(value)
}

function linksOf(site: Site, { id, parameters }: FhirRequest, next: number | undefined) {
  const url = `${site.fhirBase}/Patient/${id}/$everything`
  const link = (relation: string, query: URLSearchParams) => ({
    relation,
    url: query.size > 0 ? `${url}?${query}` : url,
  })
  const further = new URLSearchParams(parameters)
  further.set('_page', String(next))
  return [link('self', parameters), ...(next === undefined ? [] : [link('next', further)])]
}

/** https://hl7.org/fhir/R4/patient-operation-everything.html, with `_type` and `_count`. */
export const everything: Interaction = (site, request) => {
  const { access, id, parameters } = request
  demand(access.may('r', 'Patient'), 'read Patient')
  const patient = site.store.read('Patient', id)
  if (!patient) throw notFound('Patient', id)
  demand(access.sees('r', patient.resource), `read Patient/${id}`)
  if (patient.deleted) throw gone('Patient', id)

  const types = parameters.get('_type')?.split(',')
  const records = site.store.ofPatient(id)
  const all = [...records, ...supporting(site, records)]
    .filter(({ resource }) => !types || types.includes(resource.resourceType))
    .filter(({ resource }) => access.sees('r', resource))
  const start = wholeNumber(parameters, '_page') ?? 0
  const end = start + Math.max(1, wholeNumber(parameters, '_count') ?? all.length)
  return answer(200, {
    resourceType: 'Bundle',
    type: 'searchset',
    total: all.length,
    link: linksOf(site, request, end < all.length ? end : undefined),
    entry: all.slice(start, end).map((stored) => ({
      fullUrl: urlOf(site, stored),
      resource: present(site, stored.resource),
      search: { mode: 'match' },
    })),
  })
}
