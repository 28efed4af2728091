import { html } from 'hono/html'
import { type FhirResource, textAt } from '../fhir/resource.ts'
import type { EhrUser, Site } from '../site.ts'
import { todaysEncounters } from '../smart/todays-encounters.ts'
import { appPanel, appQuery, appTab, type OpenApp } from './app-panel.ts'
import { ageText, dateText, mrnText, nameText, sexText } from './fhir-text.ts'
import { notesTab } from './notes-tab.ts'
import { type Html, page } from './page.ts'
import { medicationsTab, resultsTab, visitsTab, visitType } from './record-tabs.ts'
import { summaryTab } from './summary-tab.ts'

/** Path segment, label, content. */
const tabs = [
  ['summary', 'Summary', summaryTab],
  ['notes', 'Notes', notesTab],
  ['results', 'Results', resultsTab],
  ['meds', 'Meds', medicationsTab],
  ['visits', 'Visits', visitsTab],
  ['app', 'App', appTab],
] as const

export type ChartTab = (typeof tabs)[number][0]

export const chartTab = (name: string | undefined): ChartTab | undefined =>
  tabs.find(([path]) => path === name)?.[0]

export const tabContent = (site: Site, patientId: string, tab: ChartTab): Html => {
  const [, , content] = tabs.find(([path]) => path === tab) ?? tabs[0]
  return content(site, patientId)
}

function visitText(site: Site, patientId: string): string {
  const [visit] = todaysEncounters(site, patientId)
  if (!visit) return 'No visit today'
  return `Visit ${dateText(site, textAt(visit, 'period.start'))} ${visitType(visit)}`
}

const deathText = (site: Site, patient: FhirResource): Html | '' => {
  const died = dateText(site, patient.deceasedDateTime)
  const isDead = died !== '' || patient.deceasedBoolean === true
  return isDead ? html`<strong class="deceased">Deceased ${died}</strong>` : ''
}

export const patientBanner = (site: Site, patient: FhirResource): Html =>
  html`<section class="patient" aria-label="Patient">
    <b>${nameText(patient)}</b>
    <span>${sexText(patient)}</span>
    <span>${dateText(site, patient.birthDate)} (${ageText(site, patient)})</span>
    <span>MRN ${mrnText(patient)}</span>
    <span>${visitText(site, patient.id)}</span>
    ${deathText(site, patient)}
  </section>`

export type Chart = {
  readonly user: EhrUser
  readonly patient: FhirResource
  readonly tab: ChartTab
  /** Path below the chart, e.g. `notes/123`. */
  readonly path: string
  readonly content: Html
  readonly openApp: OpenApp | undefined
}

const tabLinks = (chartPath: string, { tab, openApp }: Chart): Html =>
  html`<nav class="tabs" aria-label="Chart tabs">
    ${tabs.map(
      ([path, label]) =>
        html`<a data-part href="${chartPath}/${path}${openApp ? appQuery(openApp) : ''}" ${path === tab ? html`aria-current="page"` : ''}>${label}</a>`,
    )}
  </nav>`

const openLinks = (site: Site, here: string, { tab, openApp }: Chart): Html | '' =>
  tab === 'app'
    ? ''
    : html`<p id="open-app" ${openApp ? html`hidden` : ''}>
    ${site.clients.map(
      (client) =>
        html`<a class="button" href="${here}${appQuery({ client, width: '400' })}">Open ${client.name}</a>`,
    )}
  </p>`

/** A patient's chart: identity, tabs, the chosen tab, and perhaps an app at its right. */
export const chartPage = (site: Site, chart: Chart): Html => {
  const { user, patient, path, content, openApp } = chart
  const chartPath = `/${site.id}/ehr/patients/${patient.id}`
  const here = `${chartPath}/${path}`
  return page({
    site,
    user,
    title: nameText(patient),
    script: 'chart.js',
    body: html`${patientBanner(site, patient)}
      <div id="tabs">${tabLinks(chartPath, chart)}</div>
      <div class="chart">
        <main id="chart">${openLinks(site, here, chart)}${content}</main>
        ${openApp ? appPanel(site, { ...openApp, user, patient, here }) : ''}
      </div>
      <p id="news" role="status" class="visually-hidden"></p>`,
  })
}
