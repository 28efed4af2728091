import { html } from 'hono/html'
import type { FhirResource } from '../fhir/resource.ts'
import type { EhrUser, Site } from '../site.ts'
import { appFrame } from './app-panel.ts'
import { patientBanner } from './chart-page.ts'
import { nameText } from './fhir-text.ts'
import { type Html, page } from './page.ts'
import { userList } from './user-list.ts'

export const sitesPage = (sites: readonly Site[]): Html =>
  page({
    title: 'Sites',
    body: html`<main>
      <h1>Simulated EHRs</h1>
      <p>Each is a FHIR server, an authorization server and a page like this. All patients are invented.</p>
      <div class="scroll" role="region" aria-label="Sites" tabindex="0">
        <table>
          <thead>
            <tr><th scope="col">EHR</th><th scope="col">Behaves like</th><th scope="col">FHIR base (iss)</th><th scope="col">Look at</th></tr>
          </thead>
          <tbody>${sites.map(siteRow)}</tbody>
        </table>
      </div>
    </main>`,
  })

const siteRow = ({ id, name, persona, fhirBase }: Site): Html =>
  html`<tr>
    <td><a href="/${id}/ehr"><b>${name}</b></a></td>
    <td>${persona.name}. ${persona.description}</td>
    <td><code>${fhirBase}</code></td>
    <td>
      <a href="/${id}/control" aria-label="Control of ${name}">control</a>
      <a href="/${id}/fhir/metadata" aria-label="CapabilityStatement of ${name}">metadata</a>
      <a href="/${id}/fhir/.well-known/smart-configuration" aria-label="SMART configuration of ${name}">discovery</a>
    </td>
  </tr>`

export const signInPage = (site: Site, form: { next: string; problem?: string }): Html =>
  page({
    site,
    title: 'Sign in',
    body: html`<main class="narrow">
      <h1>Sign in to ${site.name}</h1>
      <form class="fields" method="post" action="/${site.id}/ehr/sign-in">
        <input type="hidden" name="next" value="${form.next}">
        ${form.problem ? html`<p role="alert">${form.problem}</p>` : ''}
        <label>User name <input name="username" autocomplete="username" required></label>
        <label>
          Password
          <input name="password" type="password" autocomplete="current-password" required>
        </label>
        <button>Sign in</button>
      </form>
      ${userList(site)}
    </main>`,
  })

export const messagePage = (
  site: Site,
  user: EhrUser,
  message: { readonly title: string; readonly text: string },
): Html =>
  page({
    site,
    user,
    title: message.title,
    body: html`<main class="narrow">
      <h1>${message.title}</h1>
      <p role="alert">${message.text}</p>
      <p><a href="/${site.id}/ehr/schedule">Back to the schedule</a></p>
    </main>`,
  })

/** Several charts with their own app frames on one page, as in an EHR with two workspaces. */
export const framesPage = (site: Site, user: EhrUser, patients: readonly FhirResource[]): Html =>
  page({
    site,
    user,
    title: 'Frames',
    body: html`<main class="frames">
      ${patients.map(
        (patient) =>
          html`<section aria-label="Workspace of ${nameText(patient)}">
            ${patientBanner(site, patient)}
            ${site.clients.slice(0, 1).map((client) => appFrame(site, { client, user, patient }))}
          </section>`,
      )}
    </main>`,
  })
