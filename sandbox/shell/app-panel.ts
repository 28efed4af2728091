import { html } from 'hono/html'
import type { FhirResource } from '../fhir/resource.ts'
import type { EhrUser, RegisteredClient, Site } from '../site.ts'
import { mintLaunch } from '../smart/mint-launch.ts'
import { nameText } from './fhir-text.ts'
import type { Html } from './page.ts'

export const panelWidths = ['320', '400', '720', 'full'] as const
export type PanelWidth = (typeof panelWidths)[number]

/** An app opened beside the chart. */
export type OpenApp = { readonly client: RegisteredClient; readonly width: PanelWidth }

/** Reads `?app=…&width=…`. */
export function openAppOf(
  site: Site,
  query: { readonly app: string | undefined; readonly width: string | undefined },
): OpenApp | undefined {
  const client = site.clients.find(({ id }) => id === query.app)
  const width = panelWidths.find((one) => one === query.width) ?? '400'
  return client && { client, width }
}

export const appQuery = ({ client, width }: OpenApp): string =>
  `?${new URLSearchParams({ app: client.id, width })}`

/**
 * The frame in which an app runs, launched for the signed-in user on this patient. Microphone and
 * sandbox attribute are settings of the site.
 */
export const appFrame = (
  site: Site,
  opened: {
    readonly client: RegisteredClient
    readonly user: EhrUser
    readonly patient: FhirResource
  },
): Html => {
  const { client, user, patient } = opened
  const { microphone, frameSandbox } = site.settings
  return html`<iframe
    title="${client.name} for ${nameText(patient)}"
    src="${mintLaunch(site, { client, user, patientId: patient.id })}"
    ${microphone ? html`allow="microphone"` : ''}
    ${frameSandbox === null ? '' : html`sandbox="${frameSandbox}"`}
  ></iframe>`
}

const widthLinks = (here: string, { client, width }: OpenApp): Html =>
  html`<span role="group" aria-label="Width of the app">
    ${panelWidths.map(
      (one) =>
        html`<a data-width="${one}" href="${here}${appQuery({ client, width: one })}" ${one === width ? html`aria-current="true"` : ''}>${one}</a>`,
    )}
  </span>`

/** @param here path of the page that shows the panel */
export const appPanel = (
  site: Site,
  opened: OpenApp & {
    readonly user: EhrUser
    readonly patient: FhirResource
    readonly here: string
  },
): Html => {
  const { client, width, patient, here } = opened
  const launch = `/${site.id}/ehr/patients/${patient.id}/launch?${new URLSearchParams({ app: client.id })}`
  return html`<section id="app" class="app w-${width}" aria-label="App panel">
    <div class="bar">
      <b>App: ${client.name}</b> ${widthLinks(here, opened)}
      <a href="${launch}" target="_blank" rel="noopener">pop out</a>
      <a data-close href="${here}">close</a>
    </div>
    ${appFrame(site, opened)}
  </section>`
}

/** The App tab: every app registered at the site, with the ways to open it. */
export const appTab = (site: Site, patientId: string): Html =>
  html`<h1>Apps</h1>
    ${site.clients.length === 0 ? html`<p class="none">No app is registered.</p>` : ''}
    <ul class="apps">
      ${site.clients.map((client) => {
        const chart = `/${site.id}/ehr/patients/${patientId}`
        const launch = `${chart}/launch?${new URLSearchParams({ app: client.id })}`
        return html`<li>
          <b>${client.name}</b>
          <a class="button" href="${chart}/notes${appQuery({ client, width: '400' })}">Open ${client.name} beside the chart</a>
          <a class="button" href="${chart}/notes${appQuery({ client, width: 'full' })}">Open ${client.name} in full width</a>
          <a class="button" href="${launch}" target="_blank" rel="noopener">Open ${client.name} in a new window</a>
        </li>`
      })}
    </ul>`
