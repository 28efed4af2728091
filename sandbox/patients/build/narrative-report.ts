import type { FhirResource } from '../../fhir/resource.ts'
import { type ReportKind, reportKinds } from '../vocabulary/documents.ts'
import type { ObservationKey } from '../vocabulary/observations.ts'
import type { StaffKey } from '../vocabulary/staff.ts'
import { addMinutes, type WrittenMoment } from './calendar.ts'
import type { Cell } from './cell.ts'
import type { Chart } from './chart.ts'
import { bareConcept, coding, concept } from './concept.ts'
import { attachmentOf } from './note-text.ts'
import { buildObservation, observationKey } from './observation.ts'

/** A study somebody read and dictated. */
export type ReportEntry = {
  readonly what: ReportKind
  readonly on: WrittenMoment
  readonly by: StaffKey
  readonly conclusion: string
  readonly text: string
  readonly status?: 'final' | 'preliminary' | 'amended'
  /** Numbers the study yielded. */
  readonly found?: Readonly<Partial<Record<ObservationKey, Exclude<Cell, null>>>>
}

const READING_MINUTES = 95

/** US Core DiagnosticReport for Report and Note Exchange, and the observations it is based on. */
export function buildNarrativeReport(entry: ReportEntry, chart: Chart): FhirResource[] {
  const { what, on, by, conclusion, text, status = 'final', found = {} } = entry
  const { label, code, service } = reportKinds[what]
  const { calendar, directory } = chart
  const issued = addMinutes(on, READING_MINUTES)
  // Object.entries widens the keys of a closed record to string.
  const measurements = (Object.entries(found) as [ObservationKey, Exclude<Cell, null>][]).map(
    ([measured, cell]) => ({
      what: measured,
      at: on,
      cell,
      issued,
      performer: directory.staff(by),
    }),
  )
  const report = chart.resource('DiagnosticReport', `${what}/${on}`, {
    profile: 'us-core-diagnosticreport-note',
    elements: {
      status,
      category: [bareConcept('diagnosticService', service)],
      code: concept(label, coding('loinc', code)),
      subject: chart.patient,
      encounter: chart.encounterAt(on),
      effectiveDateTime: calendar.instant(on),
      issued: calendar.instant(issued),
      performer: [directory.staff(by)],
      resultsInterpreter: [directory.staff(by)],
      result: measurements.length
        ? measurements.map((entry) => chart.refer('Observation', observationKey(entry)))
        : undefined,
      conclusion: calendar.say(conclusion),
      presentedForm: [attachmentOf(text, label, calendar.instant(issued), calendar)],
    },
  })
  return [...measurements.map((entry) => buildObservation(entry, chart)), report]
}
