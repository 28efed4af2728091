import type { MiddlewareHandler } from 'hono'
import type { Site } from '../site.ts'

const foreignSites: readonly unknown[] = ['cross-site', 'same-site']

/** Keeps pages of other origins, the app among them, away from the switches. */
export const sameOriginOnly =
  (site: Pick<Site, 'origin'>): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header('Origin')
    const isForeign = origin !== undefined && origin !== site.origin
    const isForeignWrite =
      c.req.method !== 'GET' && foreignSites.includes(c.req.header('Sec-Fetch-Site'))
    if (isForeign || isForeignWrite) return c.json({ error: 'cross-origin' }, 403)
    await next()
    return undefined
  }
