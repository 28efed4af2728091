import { html } from 'hono/html'
import { type Html, page } from '../shell/page.ts'
import type { EhrUser, Site } from '../site.ts'
import type { IssuedAccess } from './token-register.ts'

/** The newest access token of each session that the user's apps have. */
function sessionsOf(site: Site, user: EhrUser): readonly IssuedAccess[] {
  const mine = site.tokens
    .list()
    .filter(({ practitionerId, revoked }) => practitionerId === user.practitionerId && !revoked)
  return [...new Map(mine.map((issued) => [issued.family, issued])).values()]
}

/** Where a user sees which apps have access, and takes it back (SMART `management_endpoint`). */
export const managePage = (site: Site, user: EhrUser): Html => {
  const sessions = sessionsOf(site, user)
  return page({
    site,
    user,
    title: 'Apps with access',
    body: html`<main>
      <h1>Apps with access</h1>
      ${sessions.length === 0 ? html`<p>None.</p>` : sessionTable(site, sessions)}
    </main>`,
  })
}

const sessionTable = (site: Site, sessions: readonly IssuedAccess[]): Html =>
  html`<table>
    <thead><tr><th>App</th><th>Patient</th><th>Scopes</th><th>Access</th></tr></thead>
    <tbody>
      ${sessions.map(
        ({ clientId, patientId, scopes, family }) =>
          html`<tr>
            <td>${clientId}</td><td>${patientId ?? 'any'}</td><td>${scopes.join(' ')}</td>
            <td>
              <form method="post" action="/${site.id}/auth/manage">
                <button name="family" value="${family}" aria-label="Revoke ${clientId} for ${patientId ?? 'any patient'}">Revoke</button>
              </form>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`
