import { html } from 'hono/html'
import type { Site } from '../site.ts'
import type { Html } from './page.ts'

/** Who can sign in, with passwords: nothing here is real. */
export const userList = (site: Site): Html =>
  html`<table>
    <caption>Users of this sandbox</caption>
    <thead><tr><th scope="col">User name</th><th scope="col">Password</th></tr></thead>
    <tbody>
      ${site.users.map(
        ({ username, password }) =>
          html`<tr><td><code>${username}</code></td><td><code>${password}</code></td></tr>`,
      )}
    </tbody>
  </table>`
