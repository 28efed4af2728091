import { Hono } from 'hono'
import type { Site } from '../site.ts'
import { controlPageRoutes } from './control-page.ts'
import { ehrRoutes } from './ehr-routes.ts'
import { sitesPage } from './entry-pages.ts'
import { pageHeaders } from './page.ts'
import { staticFiles } from './static-files.ts'

/** What people see of the sandbox: the list of sites, each site's EHR, each site's control page. */
export function shellRoutes(sites: readonly Site[]): Hono {
  const app = new Hono()
  app.route('/static', staticFiles())
  app.get('/', pageHeaders(sites), (c) => c.html(sitesPage(sites)))
  for (const site of sites) {
    app.use(`/${site.id}/ehr/*`, pageHeaders([site]))
    app.route(`/${site.id}/ehr`, ehrRoutes(site))
    app.route(`/${site.id}/control`, controlPageRoutes(site))
  }
  return app
}
