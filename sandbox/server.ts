import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { controlRoutes } from './control/routes.ts'
import type { SiteEnv } from './control/site-env.ts'
import { injectFaults, injectLatency, logRequests } from './control/traffic.ts'
import { fhirRoutes } from './fhir/routes.ts'
import type { IdentityProvider } from './idp/identity-provider.ts'
import { idpRoutes } from './idp/idp-routes.ts'
import { shellRoutes } from './shell/shell-routes.ts'
import type { Site } from './site.ts'
import { smartRoutes } from './smart/smart-routes.ts'
import { springTrap } from './smart/trap.ts'

/** FHIR and authorization requests are logged, slowed, compressed and met by faults alike. */
const traffic = (site: Site) =>
  [logRequests(site), compress(), injectLatency(site), injectFaults(site)] as const

/**
 * The whole sandbox: every site's FHIR, authorization and control APIs, the EHR's pages, and the
 * organisation's identity provider where there is a client for it.
 */
export function createSandboxServer(
  sites: readonly Site[],
  identityProvider?: IdentityProvider,
): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>()
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  for (const site of sites) {
    // First of all, so that what reaches the trap is not taken for a request to the EHR.
    app.use(`/${site.id}/*`, springTrap(site))
    app.use(`/${site.id}/fhir/*`, ...traffic(site))
    app.use(`/${site.id}/auth/*`, ...traffic(site))
    app.route('/', smartRoutes(site))
    app.route(`/${site.id}/fhir`, fhirRoutes(site))
    app.route(`/${site.id}/control`, controlRoutes(site))
  }
  if (identityProvider) app.route('/idp', idpRoutes(identityProvider))
  app.route('/', shellRoutes(sites))
  return app
}
