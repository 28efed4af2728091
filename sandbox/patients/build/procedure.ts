import type { FhirResource } from '../../fhir/resource.ts'
import { type ProcedureKey, procedures } from '../vocabulary/procedures.ts'
import type { StaffKey } from '../vocabulary/staff.ts'
import { addMinutes, type WrittenMoment } from './calendar.ts'
import { type Chart, timed } from './chart.ts'
import { type CodeableConcept, coding, concept } from './concept.ts'

export type ProcedureEntry = {
  readonly what: ProcedureKey
  /** A year or a month is enough for what happened elsewhere. */
  readonly on: WrittenMoment
  readonly minutes?: number
  readonly by?: StaffKey
  readonly status?: 'completed' | 'in-progress' | 'not-done' | 'preparation'
  readonly for?: string
  readonly note?: string
}

function codeOf(what: ProcedureKey): CodeableConcept {
  const row = procedures[what]
  return 'snomed' in row ? concept(row.text, coding('snomed', row.snomed)) : concept(row.text)
}

/** US Core Procedure. */
export function buildProcedure(entry: ProcedureEntry, chart: Chart): FhirResource {
  const { what, on, minutes, by, status = 'completed', note } = entry
  const { calendar, directory } = chart
  const isVague = on.length < 10
  const start = isVague ? on : timed(on, chart.chance('procedure', what, on), [8, 14])
  const when = minutes
    ? {
        performedPeriod: {
          start: calendar.instant(start),
          end: calendar.instant(addMinutes(start, minutes)),
        },
      }
    : { performedDateTime: isVague ? calendar.day(on) : calendar.instant(start) }
  return chart.resource('Procedure', `${what}/${on}`, {
    profile: 'us-core-procedure',
    elements: {
      status,
      code: codeOf(what),
      subject: chart.patient,
      encounter: isVague ? undefined : chart.encounterAt(start),
      ...when,
      performer: by && [{ actor: directory.staff(by) }],
      reasonReference: entry.for ? [chart.refer('Condition', entry.for)] : undefined,
      note: note ? [{ text: calendar.say(note) }] : undefined,
    },
  })
}
