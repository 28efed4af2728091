import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { attachmentBytes } from '../fhir/attachment.ts'
import { commitCreate, commitRemoval, commitUpdate } from '../fhir/commit.ts'
import { elementsAt, isObject, isResource, type UnsavedResource } from '../fhir/resource.ts'
import { resourceTypes } from '../fhir/search-parameters.ts'
import type { Stored } from '../fhir/store.ts'
import { type PersonaId, personas } from '../personas.ts'
import type { Site } from '../site.ts'
import { faultKinds, faultSchema } from './faults.ts'
import { parseBody } from './json-body.ts'
import { sameOriginOnly } from './same-origin-only.ts'
import { siteSettingsSchema } from './settings.ts'

const isPersonaId = (text: string): text is PersonaId => Object.hasOwn(personas, text)

const personaChoice = z.strictObject({
  id: z.string().refine(isPersonaId, 'is not a persona'),
})

const resourceList = z.strictObject({
  resources: z
    .array(z.looseObject({ resourceType: z.enum(resourceTypes), id: z.string().optional() }))
    .min(1),
})

const byEhr = { by: 'ehr' } as const

const summaryOf = ({ id, name, description }: (typeof personas)[PersonaId]) => ({
  id,
  name,
  description,
})

const stateOf = (site: Site) => ({
  site: {
    id: site.id,
    name: site.name,
    fhirBase: site.fhirBase,
    authBase: site.authBase,
    timeZone: site.timeZone,
  },
  persona: summaryOf(site.persona),
  personas: Object.values(personas).map(summaryOf),
  settings: site.settings,
  faults: site.faults.list(),
  faultKinds,
  held: site.held.list(),
  counts: site.store.count(),
})

const keyOf = ({ resource, version }: Stored) => ({
  type: resource.resourceType,
  id: resource.id,
  version,
})

const since = (c: Context): number => Number(c.req.query('since') ?? 0) || 0
const notFound = (c: Context): Response => c.json({ error: 'not-found' }, 404)

function save(site: Site, resource: UnsavedResource): Stored {
  return isResource(resource)
    ? commitUpdate(site, resource, byEhr)
    : commitCreate(site, resource, byEhr)
}

/** A change of some settings, seen as all of them. */
function merged(site: Site, changes: unknown): unknown {
  if (!isObject(changes)) return changes
  const smart = isObject(changes.smart)
    ? { ...site.settings.smart, ...changes.smart }
    : changes.smart
  return { ...site.settings, ...changes, ...('smart' in changes ? { smart } : {}) }
}

function reset(site: Site): void {
  site.store.reset()
  site.tokens.clear()
  site.faults.clear()
  site.held.clear()
  site.ledger.clear()
  site.requests.clear()
}

function switches(site: Site): Hono {
  const app = new Hono()
  app.get('/state', (c) => c.json(stateOf(site)))
  app.put('/settings', async (c) => {
    site.changeSettings(await parseBody(c, siteSettingsSchema, (body) => merged(site, body)))
    return c.json(site.settings)
  })
  app.put('/persona', async (c) => {
    const { id } = await parseBody(c, personaChoice)
    site.choosePersona(id)
    return c.json(summaryOf(site.persona))
  })
  app.post('/faults', async (c) => c.json(site.faults.arm(await parseBody(c, faultSchema)), 201))
  app.delete('/faults', (c) => {
    site.faults.clear()
    return c.body(null, 204)
  })
  app.delete('/faults/:id', (c) =>
    site.faults.disarm(c.req.param('id')) ? c.body(null, 204) : notFound(c),
  )
  app.post('/tokens/expire', (c) => {
    site.tokens.expireAll()
    return c.body(null, 204)
  })
  app.post('/tokens/revoke', (c) => {
    site.tokens.revokeAll()
    return c.body(null, 204)
  })
  app.post('/reset', (c) => {
    reset(site)
    return c.body(null, 204)
  })
  return app
}

function records(site: Site): Hono {
  const app = new Hono()
  app.get('/ledger', (c) => c.json({ entries: site.ledger.since(since(c)) }))
  app.get('/requests', (c) => c.json({ entries: site.requests.since(since(c)) }))
  app.post('/held/:id/release', (c) => {
    const held = site.held.waiting(c.req.param('id'))
    if (!held) return notFound(c)
    const stored = commitCreate(site, held.document, held.writer)
    site.held.settle(held.id, { name: 'released', documentId: stored.resource.id })
    return c.json(keyOf(stored))
  })
  app.post('/held/:id/refuse', (c) => {
    const held = site.held.waiting(c.req.param('id'))
    if (!held) return notFound(c)
    site.held.settle(held.id, { name: 'refused' })
    return c.body(null, 204)
  })
  app.post('/resources', async (c) => {
    const { resources } = await parseBody(c, resourceList)
    return c.json({ stored: resources.map((resource) => keyOf(save(site, resource))) }, 201)
  })
  app.get('/resources/:type/:id', (c) => {
    const stored = site.store.read(c.req.param('type'), c.req.param('id'))
    return stored && !stored.deleted ? c.json(stored.resource) : notFound(c)
  })
  app.delete('/resources/:type/:id', (c) => {
    const removed = commitRemoval(site, c.req.param('type'), c.req.param('id'), byEhr)
    return removed ? c.json(keyOf(removed)) : notFound(c)
  })
  app.get('/documents/:id/content', (c) => {
    const document = site.store.read('DocumentReference', c.req.param('id'))?.resource
    const bytes = attachmentBytes(elementsAt(document, 'content.attachment.data')[0])
    // Always plain text: an HTML note must not run in the origin of the switches.
    return bytes ? c.text(bytes.toString('utf8')) : notFound(c)
  })
  return app
}

/** The JSON API of the switches and the records of one site, below `/:site/control`. */
export function controlRoutes(site: Site): Hono {
  const app = new Hono()
  app.use(sameOriginOnly(site))
  app.route('/', switches(site))
  app.route('/', records(site))
  return app
}
