import { html } from 'hono/html'
import { type Html, page } from '../shell/page.ts'
import { patientLine } from '../shell/patient-line.ts'
import { userList } from '../shell/user-list.ts'
import type { RegisteredClient, Site } from '../site.ts'

/** One step of the user through the authorization pages: the form knows how to go on. */
type Step = {
  readonly site: Site
  readonly client: RegisteredClient
  readonly interaction: string
}

const cancelForm = ({ site, interaction }: Step): Html =>
  html`<form method="post" action="/${site.id}/auth/cancel">
    <input type="hidden" name="interaction" value="${interaction}">
    <button>Cancel</button>
  </form>`

/** Shown instead of a redirect when there is nobody to redirect to. */
export const refusedPage = (site: Site, problem: string): Html =>
  page({
    site,
    title: 'Not authorized',
    body: html`<main class="narrow">
      <h1>This app cannot be authorized</h1>
      <p role="alert">${problem}</p>
      <p>Nothing was sent back to the app.</p>
    </main>`,
  })

export const closedPage = (site: Site): Html =>
  page({
    site,
    title: 'Closed',
    body: html`<main class="narrow">
      <h1>The page was closed</h1>
      <p>As if the user had closed the window: the app gets no answer.</p>
    </main>`,
  })

export const signInPage = (step: Step, problem?: string): Html =>
  page({
    site: step.site,
    title: 'Sign in',
    body: html`<main class="narrow">
      <h1>Sign in for ${step.client.name}</h1>
      <form class="fields" method="post" action="/${step.site.id}/auth/sign-in">
        <input type="hidden" name="interaction" value="${step.interaction}">
        ${problem ? html`<p role="alert">${problem}</p>` : ''}
        <label>User name <input name="username" autocomplete="username" required></label>
        <label>
          Password
          <input name="password" type="password" autocomplete="current-password" required>
        </label>
        <button>Sign in</button>
      </form>
      ${cancelForm(step)} ${userList(step.site)}
    </main>`,
  })

export const choosePatientPage = (step: Step): Html =>
  page({
    site: step.site,
    title: 'Choose a patient',
    body: html`<main class="narrow">
      <h1>Choose a patient for ${step.client.name}</h1>
      <form method="post" action="/${step.site.id}/auth/choose-patient">
        <input type="hidden" name="interaction" value="${step.interaction}">
        <ul class="picker">
          ${step.site.store.search('Patient', new URLSearchParams({ _sort: 'name' })).matches.map(
            ({ resource }) =>
              html`<li>
                  <button name="patient" value="${resource.id}">${patientLine(step.site, resource)}</button>
                </li>`,
          )}
        </ul>
      </form>
      ${cancelForm(step)}
    </main>`,
  })
