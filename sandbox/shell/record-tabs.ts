import { html } from 'hono/html'
import { elementsAt, type FhirResource, textAt } from '../fhir/resource.ts'
import type { Site } from '../site.ts'
import { medicationText, recordsOf, referenceText } from './chart-records.ts'
import { conceptText, dateText, valueText } from './fhir-text.ts'
import type { Html } from './page.ts'
import { resourceTable } from './resource-table.ts'

const MOST_RESULTS = 200

const isWrong = (resource: FhirResource): boolean => resource.status === 'entered-in-error'

const statusColumn = {
  title: 'Status',
  cell: (resource: FhirResource) => textAt(resource, 'status') ?? '',
}

const rangeText = (observation: FhirResource): string =>
  textAt(observation, 'referenceRange.text') ??
  [
    elementsAt(observation, 'referenceRange.low.value')[0],
    elementsAt(observation, 'referenceRange.high.value')[0],
  ]
    .map((limit) => limit ?? '')
    .join(' - ')
    .replace(/^ - $/, '')

export const resultsTab = (site: Site, patientId: string): Html =>
  html`<h1>Results</h1>
    ${resourceTable({
      title: 'Reports',
      none: 'None.',
      resources: recordsOf(site, 'DiagnosticReport', patientId, { _sort: '-date' }),
      isStruck: isWrong,
      columns: [
        { title: 'Date', cell: (report) => dateText(site, report.effectiveDateTime) },
        { title: 'Report', cell: ({ code }) => conceptText(code) },
        { title: 'Conclusion', cell: (report) => textAt(report, 'conclusion') ?? '' },
        statusColumn,
      ],
    })}
    ${resourceTable({
      title: `Laboratory, newest ${MOST_RESULTS}`,
      none: 'None.',
      resources: recordsOf(site, 'Observation', patientId, {
        category: 'laboratory',
        _sort: '-date',
        _count: String(MOST_RESULTS),
      }),
      isStruck: isWrong,
      columns: [
        { title: 'Date', cell: (lab) => dateText(site, lab.effectiveDateTime) },
        { title: 'Test', cell: ({ code }) => conceptText(code) },
        { title: 'Value', cell: (lab) => valueText(site, lab) },
        { title: 'Flag', cell: (lab) => textAt(lab, 'interpretation.coding.code') ?? '' },
        { title: 'Range', cell: rangeText },
        statusColumn,
      ],
    })}`

export const medicationsTab = (site: Site, patientId: string): Html =>
  html`<h1>Meds</h1>
    ${resourceTable({
      title: 'Orders',
      none: 'None.',
      resources: recordsOf(site, 'MedicationRequest', patientId, { _sort: '-authoredon' }),
      isStruck: isWrong,
      columns: [
        { title: 'Ordered', cell: (request) => dateText(site, request.authoredOn) },
        { title: 'Medication', cell: (request) => medicationText(site, request) },
        { title: 'Sig', cell: (request) => textAt(request, 'dosageInstruction.text') ?? '' },
        { title: 'By', cell: (request) => referenceText(site, request.requester) },
        statusColumn,
      ],
    })}`

export const visitsTab = (site: Site, patientId: string): Html =>
  html`<h1>Visits</h1>
    ${resourceTable({
      title: 'Encounters',
      none: 'None.',
      resources: recordsOf(site, 'Encounter', patientId, { _sort: '-date' }),
      isStruck: isWrong,
      columns: [
        { title: 'Start', cell: (visit) => dateText(site, textAt(visit, 'period.start')) },
        { title: 'End', cell: (visit) => dateText(site, textAt(visit, 'period.end')) },
        { title: 'Type', cell: visitType },
        {
          title: 'With',
          cell: (visit) => referenceText(site, elementsAt(visit, 'participant.individual')[0]),
        },
        { title: 'Reason', cell: (visit) => conceptText(elementsAt(visit, 'reasonCode')[0]) },
        statusColumn,
      ],
    })}`

export const visitType = (visit: FhirResource): string =>
  conceptText(elementsAt(visit, 'type')[0]) || conceptText(visit.class)
