import { Hono } from 'hono'
import { html } from 'hono/html'
import { siteSettingsSchema } from '../control/settings.ts'
import type { EhrUser, Site } from '../site.ts'
import { signedInUser } from '../smart/ehr-session.ts'
import {
  actionButton,
  faultForm,
  personaForm,
  presetButtons,
  settingsForm,
  smartModesForm,
} from './control-forms.ts'
import { controlLive } from './control-live.ts'
import { type Html, page, pageHeaders } from './page.ts'

const controlPage = (site: Site, user: EhrUser | undefined): Html =>
  page({
    site,
    user,
    title: 'Control',
    section: 'control',
    script: 'control.js',
    body: html`<main class="control" data-api="/${site.id}/control">
      <h1>Control of ${site.name}</h1>
      <p id="news" role="status"></p>
      <noscript><p>The switches need JavaScript; the API works without.</p></noscript>
      <div class="switches">
        <section aria-label="Fault switches"><h2>Fault switches</h2>${presetButtons()}</section>
        <section aria-label="Tokens and data">
          <h2>Tokens and data</h2>
          <div class="presets">
            ${actionButton('Expire access tokens', { method: 'POST', path: 'tokens/expire' })}
            ${actionButton('Revoke all tokens', { method: 'POST', path: 'tokens/revoke' })}
            ${actionButton('Forget SMART findings', { method: 'DELETE', path: 'smart-findings' })}
            ${actionButton('All settings healthy', {
              method: 'PUT',
              path: 'settings',
              body: siteSettingsSchema.parse({}),
              reload: true,
            })}
            ${actionButton('Reset this site', { method: 'POST', path: 'reset' })}
          </div>
        </section>
        ${personaForm(site)} ${settingsForm(site)} ${smartModesForm(site)} ${faultForm()}
      </div>
      <div id="live" tabindex="-1">${controlLive(site)}</div>
    </main>`,
  })

/** The switches as a page, below `/:site/control`; they act through the JSON API beside it. */
export function controlPageRoutes(site: Site): Hono {
  const app = new Hono()
  app.get('/', pageHeaders([site]), async (c) =>
    c.html(controlPage(site, await signedInUser(c, site))),
  )
  app.get('/live', pageHeaders([site]), (c) => c.html(controlLive(site)))
  return app
}
