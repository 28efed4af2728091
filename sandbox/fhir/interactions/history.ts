import type { Site } from '../../site.ts'
import { demand } from '../access.ts'
import { answer, etagOf, type Interaction, urlOf } from '../exchange.ts'
import { notFound } from '../outcome.ts'
import { present } from '../present.ts'
import type { Stored } from '../store.ts'

const methodOf = (stored: Stored): 'DELETE' | 'POST' | 'PUT' => {
  if (stored.deleted) return 'DELETE'
  return stored.version === 1 ? 'POST' : 'PUT'
}

const statusOf = { DELETE: '204', POST: '201', PUT: '200' } as const

function entryOf(site: Site, stored: Stored) {
  const { resource, lastUpdated, deleted } = stored
  const method = methodOf(stored)
  const url = method === 'POST' ? resource.resourceType : `${resource.resourceType}/${resource.id}`
  return {
    fullUrl: urlOf(site, stored),
    ...(deleted ? {} : { resource: present(site, resource) }),
    request: { method, url },
    response: {
      status: statusOf[method],
      etag: etagOf(stored),
      lastModified: lastUpdated.toISOString(),
    },
  }
}

/** https://hl7.org/fhir/R4/http.html#history, of one resource: all on one page. */
export const history: Interaction = (site, { access, type, id }) => {
  demand(access.may('r', type), `read ${type}`)
  const versions = site.store.history(type, id)
  const newest = versions[0]
  if (!newest) throw notFound(type, id)
  demand(access.sees('r', newest.resource), `read ${type}/${id}`)
  return answer(200, {
    resourceType: 'Bundle',
    type: 'history',
    total: versions.length,
    link: [{ relation: 'self', url: `${urlOf(site, newest)}/_history` }],
    entry: versions.map((stored) => entryOf(site, stored)),
  })
}
