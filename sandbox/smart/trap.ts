import type { MiddlewareHandler } from 'hono'
import type { Site } from '../site.ts'

/**
 * Another host at the same address, where nothing may ever be sent: negative modes name it in
 * discovery and in `fhirUser`, and faults may name it in links and redirects.
 */
export function trapOrigin(site: Site): string {
  const url = new URL(site.origin)
  url.hostname = 'trap.localhost'
  return url.origin
}

/** Records what arrives at the trap, and whether it brought a token. */
export const springTrap =
  (site: Site): MiddlewareHandler =>
  async (c, next) => {
    if (new URL(c.req.url).origin !== trapOrigin(site)) return next()
    const brought = c.req.header('Authorization') ? 'with credentials' : 'without credentials'
    site.tokens.recorder.add([
      {
        id: 'R12',
        ok: false,
        detail: `${c.req.method} ${c.req.path} reached the trap ${brought}`,
        at: site.now().toISOString(),
        request: 'trap',
      },
    ])
    return c.json({ error: 'trap' }, 418)
  }
