import type { FhirResource } from '../../fhir/resource.ts'
import { loinc } from '../codes/loinc.ts'
import { panels } from '../vocabulary/laboratory.ts'
import type { Chart } from './chart.ts'
import { bareConcept, coding, concept } from './concept.ts'
import { type ObservationEntry, observationKey } from './observation.ts'

const isDone = ({ cell }: ObservationEntry): boolean =>
  typeof cell !== 'object' || cell.status === undefined || cell.status === 'final'

/** US Core DiagnosticReport for Laboratory Results Reporting; none when no member was measured. */
export function buildPanelReport(
  panel: keyof typeof panels,
  entries: readonly ObservationEntry[],
  chart: Chart,
): FhirResource[] {
  const { label, members } = panels[panel]
  const results = entries.filter(({ what }) => members.some((member) => member === what))
  const [first] = results
  if (!first?.issued) return []
  const { calendar } = chart
  return [
    chart.resource('DiagnosticReport', `${panel}/${first.at}`, {
      profile: 'us-core-diagnosticreport-lab',
      labels: first.labels,
      elements: {
        status: results.every(isDone) ? 'final' : 'partial',
        category: [bareConcept('diagnosticService', 'LAB')],
        code: concept(label, coding('loinc', loinc[panel])),
        subject: chart.patient,
        encounter: chart.encounterAt(first.at),
        effectiveDateTime: calendar.instant(first.at),
        issued: calendar.instant(first.issued),
        performer: [first.performer],
        result: results.map((entry) => chart.refer('Observation', observationKey(entry))),
      },
    }),
  ]
}
