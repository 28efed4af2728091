import { type Context, Hono } from 'hono'
import { sameOriginOnly } from '../control/same-origin-only.ts'
import { pageHeaders } from '../shell/page.ts'
import { refuseForeignForms } from '../shell/refuse-foreign-forms.ts'
import type { Site } from '../site.ts'
import { authorizeRoutes } from './authorize-routes.ts'
import { createClientKeys, type KeyFetch } from './client-assertion.ts'
import { discoveryStatus, openidConfiguration, smartConfiguration } from './discovery.ts'
import { signedInUser } from './ehr-session.ts'
import { fetchKeys } from './fetch-keys.ts'
import { requestParameters } from './form-parameters.ts'
import { styleDocument } from './launch-context.ts'
import { managePage } from './manage-page.ts'
import { smartFindings } from './request-checks.ts'
import { createSigningKeys, type SigningKeys } from './signing-keys.ts'
import { tokenRoutes } from './token-routes.ts'
import { springTrap } from './trap.ts'

function manageRoutes(site: Site): Hono {
  const app = new Hono()
  const withUser = async (c: Context): Promise<Response> => {
    const user = await signedInUser(c, site)
    return user ? c.html(managePage(site, user)) : c.redirect(`/${site.id}/ehr/sign-in`, 303)
  }
  app.get('/manage', withUser)
  app.post('/manage', refuseForeignForms(site), async (c) => {
    const user = await signedInUser(c, site)
    const family = (await requestParameters(c.req)).get('family') ?? ''
    const isTheirs = site.tokens
      .list()
      .some((issued) => issued.family === family && issued.practitionerId === user?.practitionerId)
    if (isTheirs) site.tokens.revokeFamily(family)
    return withUser(c)
  })
  return app
}

function publicRoutes(site: Site, keys: SigningKeys): Hono {
  const app = new Hono()
  app.get('/jwks', async (c) => {
    c.header('Cache-Control', 'public, max-age=60')
    return c.json(await keys.published(site.settings.smart.idToken === 'rotated-key'))
  })
  app.get('/.well-known/openid-configuration', (c) => c.json(openidConfiguration(site)))
  app.get('/style.json', (c) => c.json(styleDocument))
  return app
}

function findingRoutes(site: Site): Hono {
  const app = new Hono().use(sameOriginOnly(site))
  app.get('/', (c) => c.json({ findings: smartFindings(site) }))
  app.delete('/', (c) => {
    site.tokens.recorder.clear()
    return c.json({ findings: smartFindings(site) })
  })
  return app
}

const discoveryFailures = {
  404: 'There is no SMART configuration here.',
  503: 'The authorization server is not available.',
} as const

/**
 * The authorization server of one site: SMART 2.2 discovery below its FHIR base, the endpoints below
 * `/auth`, and what it thinks of its clients at `/control/smart-findings`. To be mounted before the
 * FHIR and control routes, at the root.
 * @param outside how the public keys of clients are fetched, and the server's own keys
 */
export function smartRoutes(
  site: Site,
  outside: { readonly keyFetch?: KeyFetch; readonly signing?: SigningKeys } = {},
): Hono {
  const { keyFetch = fetchKeys, signing = createSigningKeys() } = outside
  const keys = { signing, clients: createClientKeys(keyFetch) }
  const statusNow = discoveryStatus(site)
  const pages = new Hono().use(pageHeaders([site])).route('/', authorizeRoutes(site))
  pages.route('/', manageRoutes(site))

  const app = new Hono()
  app.use(`/${site.id}/*`, springTrap(site))
  app.get(`/${site.id}/fhir/.well-known/smart-configuration`, (c) => {
    const status = statusNow()
    if (status === 200) return c.json(smartConfiguration(site))
    return c.text(discoveryFailures[status], status)
  })
  app.route(`/${site.id}/auth`, publicRoutes(site, signing))
  app.route(`/${site.id}/auth`, tokenRoutes(site, keys))
  app.route(`/${site.id}/auth`, pages)
  app.route(`/${site.id}/control/smart-findings`, findingRoutes(site))
  return app
}
