import { html } from 'hono/html'
import { elementsAt, type FhirResource, textAt } from '../fhir/resource.ts'
import type { EhrUser, Site } from '../site.ts'
import { localDay, todaysEncounters } from '../smart/todays-encounters.ts'
import { allPatients, isRestricted, patientOf, referenceText } from './chart-records.ts'
import { ageText, dateText, mrnText, nameText, sexText, timeText } from './fhir-text.ts'
import { type Html, page } from './page.ts'
import { visitType } from './record-tabs.ts'
import { type Column, resourceTable } from './resource-table.ts'

const chartLink = (site: Site, patient: FhirResource): Html =>
  html`<a class="name" href="/${site.id}/ehr/patients/${patient.id}/notes">${nameText(patient)}</a>
    ${isRestricted(site, patient) ? html`<span class="tag">restricted</span>` : ''}`

const patientIdOf = (visit: FhirResource): string =>
  (textAt(visit, 'subject.reference') ?? '').split('/').at(-1) ?? ''

/** The hour of a visit of today; the day of one that began earlier. */
function startText(site: Site, visit: FhirResource): string {
  const start = textAt(visit, 'period.start') ?? ''
  const isToday = start !== '' && localDay(site, new Date(start)) === localDay(site, site.now())
  return isToday ? timeText(site, start) : `since ${dateText(site, start).split(' ')[0]}`
}

/** A column about the patient of a visit. */
const ofPatient = (
  site: Site,
  title: string,
  read: (patient: FhirResource) => Html | string,
): Column => ({
  title,
  cell: (visit) => {
    const patient = patientOf(site, patientIdOf(visit))
    return patient ? read(patient) : 'unknown'
  },
})

const byStart = (a: FhirResource, b: FhirResource): number =>
  Date.parse(textAt(a, 'period.start') ?? '') - Date.parse(textAt(b, 'period.start') ?? '')

export const schedulePage = (site: Site, user: EhrUser): Html =>
  page({
    site,
    user,
    title: 'Schedule',
    section: 'schedule',
    body: html`<main>
      <h1>Today, ${dateText(site, localDay(site, site.now()))}</h1>
      ${resourceTable({
        title: 'Visits',
        none: 'Nobody is expected today.',
        resources: todaysEncounters(site).toSorted(byStart),
        columns: [
          { title: 'Time', cell: (visit) => startText(site, visit) },
          ofPatient(site, 'Patient', (patient) => chartLink(site, patient)),
          ofPatient(site, 'Age', (patient) => ageText(site, patient)),
          ofPatient(site, 'Sex', sexText),
          ofPatient(site, 'MRN', mrnText),
          { title: 'Visit type', cell: visitType },
          {
            title: 'With',
            cell: (visit) => referenceText(site, elementsAt(visit, 'participant.individual')[0]),
          },
          { title: 'Status', cell: (visit) => textAt(visit, 'status') ?? '' },
        ],
      })}
    </main>`,
  })

export const patientsPage = (site: Site, user: EhrUser): Html =>
  page({
    site,
    user,
    title: 'Patients',
    section: 'patients',
    body: html`<main>
      <h1>All patients</h1>
      <form action="/${site.id}/ehr/frames" class="inline">
        <label>Side by side, two ids with a comma <input name="patients" required pattern="[^,]+,[^,]+"></label>
        <button>Show frames</button>
      </form>
      ${resourceTable({
        title: 'Patients',
        none: 'None.',
        resources: allPatients(site),
        columns: [
          { title: 'Patient', cell: (patient) => chartLink(site, patient) },
          { title: 'Age', cell: (patient) => ageText(site, patient) },
          { title: 'Sex', cell: sexText },
          { title: 'Born', cell: (patient) => dateText(site, patient.birthDate) },
          { title: 'MRN', cell: mrnText },
          { title: 'Id', cell: ({ id }) => html`<code>${id}</code>` },
        ],
      })}
    </main>`,
  })
