import type { MiddlewareHandler } from 'hono'
import type { Site } from '../site.ts'

/** The session cookie is SameSite=None, so a form has to come from a page of this origin. */
export const refuseForeignForms =
  (site: Pick<Site, 'origin'>): MiddlewareHandler =>
  async (c, next) => {
    const isForeign = c.req.method === 'POST' && c.req.header('Origin') !== site.origin
    return isForeign ? c.text('This form does not come from the EHR.', 403) : next()
  }
