import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { MiddlewareHandler } from 'hono'
import type { Site } from '../site.ts'
import { meetAfter, meetBefore } from './fault-behaviours.ts'
import { tokenIdOf } from './request-log.ts'
import type { SiteEnv } from './site-env.ts'

const pathBelow = (site: Site, path: string): string => path.replace(`/${site.id}/`, '')

/** Authorization requests carry codes and secrets in their parameters: only the names are kept. */
function loggedQuery(path: string, query: URLSearchParams): string {
  return path.startsWith('fhir/') ? query.toString() : [...query.keys()].join('&')
}

const bearerOf = (header: string | undefined): string | undefined =>
  /^Bearer (.+)$/i.exec(header ?? '')?.[1]

/** Gives every request an id (the caller's, if it sent one) and writes it to the site's log. */
export const logRequests =
  (site: Site): MiddlewareHandler<SiteEnv> =>
  async (c, next) => {
    const start = performance.now()
    const at = site.now().toISOString()
    const requestId = c.req.header('X-Request-Id') ?? randomUUID()
    c.set('requestId', requestId)
    c.set('faults', [])
    c.set('wasDropped', false)
    await next()
    const bearer = bearerOf(c.req.header('Authorization'))
    const path = pathBelow(site, c.req.path)
    c.res.headers.set('X-Request-Id', requestId)
    site.requests.add({
      at,
      method: c.req.method,
      path,
      query: loggedQuery(path, new URL(c.req.url).searchParams),
      status: c.var.wasDropped ? 0 : c.res.status,
      milliseconds: Math.round(performance.now() - start),
      requestId,
      tokenId: bearer === undefined ? undefined : tokenIdOf(bearer),
      faults: c.var.faults.map((fault) => fault.kind),
    })
  }

export const injectLatency =
  (site: Site): MiddlewareHandler<SiteEnv> =>
  async (_, next) => {
    if (site.settings.latencyMs > 0) await sleep(site.settings.latencyMs)
    await next()
  }

/** Lets the armed faults act before and after the request is handled. */
export const injectFaults =
  (site: Site): MiddlewareHandler<SiteEnv> =>
  async (c, next) => {
    const faults = site.faults.take({ method: c.req.method, path: pathBelow(site, c.req.path) })
    c.set('faults', faults)
    for (const fault of faults) {
      const answer = await meetBefore({ fault, context: c, site })
      if (answer) return answer
    }
    await next()
    for (const fault of faults) {
      const answer = await meetAfter(c.res, { fault, context: c, site })
      // Hono merges the headers of the earlier response unless it is taken away first.
      c.res = undefined
      c.res = answer
    }
    return undefined
  }
