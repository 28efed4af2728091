import { randomUUID } from 'node:crypto'
import type { Site } from '../../site.ts'
import { demand } from '../access.ts'
import {
  answer,
  type FhirRequest,
  faultOf,
  type Interaction,
  preference,
  urlOf,
} from '../exchange.ts'
import { badRequest } from '../outcome.ts'
import { present } from '../present.ts'
import { localReference } from '../reference.ts'
import type { FhirResource } from '../resource.ts'
import type { SearchOptions, SearchResult, Stored } from '../store.ts'

/** A search that names somebody else's patient is refused, not answered with nothing. */
function demandPatients(site: Site, { access, type, parameters }: FhirRequest): void {
  const named = [...parameters]
    .filter(([name]) => /^(patient|subject)(:Patient)?$/.test(name))
    .flatMap(([, value]) => value.split(','))
    .map((text) => localReference(text, site.fhirBase) ?? { type: 'Patient', id: text })
  for (const { type: target, id } of named) {
    if (target === 'Patient') {
      demand(access.seesPatient('s', type, id), `search ${type} of this patient`)
    }
  }
}

/** Some vendors answer only certain combinations of parameters. */
function demandCombination(site: Site, { type, parameters }: FhirRequest): void {
  const rules = site.persona.searchRules[type]
  if (!rules) return
  const given = new Set(parameters.keys())
  const lonely = rules.alone.find((name) => given.has(name))
  if (!rules.needsOneOf.some((name) => given.has(name))) {
    throw badRequest(`A search for ${type} needs one of: ${rules.needsOneOf.join(', ')}`)
  }
  if (lonely && [...given].some((name) => name !== lonely && !rules.besideAlone.includes(name))) {
    throw badRequest(`${lonely} goes with no other parameter`)
  }
  if (rules.excludeEachOther.filter((name) => given.has(name)).length > 1) {
    throw badRequest(`Only one of: ${rules.excludeEachOther.join(', ')}`)
  }
  for (const name of rules.asRange.filter((one) => given.has(one))) {
    const prefixes = parameters.getAll(name).map((value) => value.slice(0, 2))
    if (prefixes.toSorted().join() !== 'ge,lt') throw badRequest(`${name} is given as ge and lt`)
  }
}

function optionsOf(site: Site, request: FhirRequest): SearchOptions {
  const { access } = request
  const { usual, most } = site.persona.pageSize
  const cap = Math.min(most, site.settings.pageSizeCap)
  const isHuge = faultOf(request, 'huge-page') !== undefined
  const lag = faultOf(request, 'index-lag')
  return {
    isVisible: (resource) => access.sees('s', resource),
    isIncludable: (resource) => access.sees('r', resource) || access.sees('s', resource),
    without: site.persona.withoutParameters[request.type] ?? [],
    ...(isHuge ? {} : { pageSize: { usual: Math.min(usual, cap), most: cap } }),
    ...(lag ? { indexedUntil: new Date(site.now().getTime() - lag.seconds * 1000) } : {}),
  }
}

/** R4 §3.1.1.5.9: only these elements and those no resource can do without. */
function subset(resource: FhirResource, elements: readonly string[] | undefined): FhirResource {
  if (!elements) return resource
  const wanted = new Set(['resourceType', 'id', 'meta', ...elements])
  const kept = Object.fromEntries(Object.entries(resource).filter(([name]) => wanted.has(name)))
  const system = 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue'
  return {
    ...kept,
    resourceType: resource.resourceType,
    id: resource.id,
    meta: { ...Object(resource.meta), tag: [{ system, code: 'SUBSETTED' }] },
  }
}

const entryOf =
  (site: Site, mode: 'match' | 'include', elements: readonly string[] | undefined) =>
  (stored: Stored) => ({
    fullUrl: urlOf(site, stored),
    resource: subset(present(site, stored.resource), elements),
    search: { mode },
  })

function linksOf(site: Site, type: string, { query, nextPage }: SearchResult) {
  const link = (relation: string, parameters: readonly (readonly [string, string])[]) => {
    const text = new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString()
    return { relation, url: `${site.fhirBase}/${type}${text ? `?${text}` : ''}` }
  }
  const others = query.applied.filter(([name]) => name !== '_page')
  return [
    link('self', query.applied),
    ...(nextPage ? [link('next', [...others, ['_page', nextPage]])] : []),
  ]
}

/** https://hl7.org/fhir/R4/http.html#search, by GET and by POST to `_search`. */
export const search: Interaction = (site, request) => {
  const { access, type } = request
  demand(access.may('s', type), `search ${type}`)
  demandPatients(site, request)
  demandCombination(site, request)

  const parameters = new URLSearchParams(request.parameters)
  if (faultOf(request, 'huge-page')) parameters.delete('_count')
  const result = site.store.search(type, parameters, optionsOf(site, request))
  const { ignored, shape } = result.query
  if (ignored.length > 0 && preference(request, 'handling') === 'strict') {
    throw badRequest(`Parameters not supported for ${type}: ${ignored.join(', ')}`)
  }
  const entry = [
    ...result.matches.map(entryOf(site, 'match', shape.elements)),
    ...result.included.map(entryOf(site, 'include', undefined)),
  ]
  return answer(200, {
    resourceType: 'Bundle',
    id: randomUUID(),
    meta: { lastUpdated: site.now().toISOString() },
    type: 'searchset',
    ...(shape.hasTotal ? { total: result.total } : {}),
    link: linksOf(site, type, result),
    ...(entry.length > 0 ? { entry } : {}),
  })
}
