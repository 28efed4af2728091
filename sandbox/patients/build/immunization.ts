import type { FhirResource } from '../../fhir/resource.ts'
import { cvx } from '../codes/cvx.ts'
import type { WrittenDay } from './calendar.ts'
import { between } from './chance.ts'
import { type Chart, timed } from './chart.ts'
import { coding, concept } from './concept.ts'

export type ImmunizationEntry = {
  readonly vaccine: keyof typeof cvx
  /** One day for each dose. */
  readonly on: readonly WrittenDay[]
  /** It was offered and not given, and why. */
  readonly refused?: string
}

const dose = (
  { vaccine, refused }: ImmunizationEntry,
  on: WrittenDay,
  number: number,
  chart: Chart,
): FhirResource => {
  const next = chart.chance('immunization', vaccine, on)
  const visit = chart.visitStart(on)
  const given = visit?.startsWith(on) ? visit : timed(on, next, [9, 15])
  return chart.resource('Immunization', `${vaccine}/${on}`, {
    profile: 'us-core-immunization',
    elements: {
      status: refused ? 'not-done' : 'completed',
      statusReason: refused && concept(refused),
      vaccineCode: concept(cvx[vaccine][1], coding('cvx', cvx[vaccine])),
      patient: chart.patient,
      encounter: chart.encounterAt(on),
      occurrenceDateTime: chart.calendar.instant(given),
      primarySource: true,
      lotNumber: refused ? undefined : `SYN${between(next, 10_000, 99_999)}`,
      performer: [{ actor: chart.directory.staff('wilkos') }],
      protocolApplied: [{ doseNumberPositiveInt: number }],
    },
  })
}

/** US Core Immunization, one for each dose. */
export const buildImmunizations = (entry: ImmunizationEntry, chart: Chart): FhirResource[] =>
  entry.on.map((on, index) => dose(entry, on, index + 1, chart))
