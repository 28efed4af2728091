import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { SiteEnv } from '../control/site-env.ts'
import { injectFaults, injectLatency, logRequests } from '../control/traffic.ts'
import { createSite, type SiteOptions } from '../create-site.ts'
import { fhirRoutes } from '../fhir/routes.ts'
import type { Site } from '../site.ts'
import { smallChart } from './small-chart.ts'

export const atNoon = new Date('2026-11-19T17:00:00Z')

export const aSite = (options: Partial<SiteOptions> = {}): Site =>
  createSite({
    id: 'greyfield',
    name: 'Greyfield EHR',
    origin: 'http://ehr.localhost:4000',
    timeZone: 'America/New_York',
    persona: 'us-core-9',
    clients: [],
    users: [],
    resources: smallChart,
    now: () => atNoon,
    ...options,
  })

export const generousScopes = ['user/*.cruds']

/** A token that the site accepts for an hour. */
export function aToken(site: Site, scopes: readonly string[], patientId?: string): string {
  const grant = {
    family: randomUUID(),
    clientId: 'chartside',
    practitionerId: 'okafor',
    patientId,
    encounterId: undefined,
    scopes,
    nonce: undefined,
  }
  return site.tokens.issue(grant, new Date(site.now().getTime() + 3_600_000)).token
}

/** The FHIR server of a site with its middleware, as it stands in the sandbox. */
export function fhirServer(site: Site): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.use(logRequests(site), injectLatency(site), injectFaults(site))
  app.route(`/${site.id}/fhir`, fhirRoutes(site))
  return app
}

export type FhirReply = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // The tests look into answers of every shape; a wrong path shows as a failed expectation.
  // biome-ignore lint/suspicious/noExplicitAny: JSON of a reply under test
  readonly json: any
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A client of the site's FHIR server, without a network. */
export function fhirClient(site: Site, token: string | undefined = aToken(site, generousScopes)) {
  const server = fhirServer(site)
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<FhirReply> => {
    const response = await server.request(`/${site.id}/fhir${path}`, {
      method,
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/fhir+json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: jsonOf(text) }
  }
  return {
    send,
    get: (path: string, headers: Record<string, string> = {}) =>
      send('GET', path, undefined, headers),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      send('POST', path, body, headers),
    put: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      send('PUT', path, body, headers),
  }
}
