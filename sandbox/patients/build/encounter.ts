import type { FhirResource } from '../../fhir/resource.ts'
import { systems } from '../codes/systems.ts'
import type { PlaceKey } from '../vocabulary/places.ts'
import { type StaffKey, staff } from '../vocabulary/staff.ts'
import { type VisitKey, type VisitKind, visits } from '../vocabulary/visits.ts'
import { addMinutes, type WrittenMoment } from './calendar.ts'
import { between } from './chance.ts'
import type { Chart } from './chart.ts'
import { coding, concept } from './concept.ts'

export type EncounterEntry = {
  readonly on: WrittenMoment
  /** Length of a visit; 20 when absent. */
  readonly minutes?: number
  /** When a hospital stay ended. */
  readonly until?: WrittenMoment
  /** An office visit when absent. */
  readonly kind?: VisitKey
  readonly status?: 'finished' | 'in-progress' | 'planned' | 'arrived'
  readonly by: StaffKey
  /** The usual place of whoever sees the patient when absent. */
  readonly at?: PlaceKey
  readonly reason?: string
  /** Conditions of the story this visit was about. */
  readonly about?: readonly string[]
  /** The number on the visit's label. */
  readonly number?: string
  /** Where the patient went after a hospital stay. */
  readonly discharged?: 'home' | 'exp'
}

// Later than any written moment.
const STILL_OPEN = '9999-12-31T23:59'

const classNames = {
  AMB: 'ambulatory',
  EMER: 'emergency',
  IMP: 'inpatient encounter',
  VR: 'virtual',
} as const

const dispositions = { home: ['home', 'Home'], exp: ['exp', 'Expired'] } as const

/** When a visit ended, in written time; `undefined` while it goes on. */
const endOf = ({ on, minutes = 20, until, status }: EncounterEntry) =>
  status === 'in-progress' ? undefined : (until ?? addMinutes(on, minutes))

/** Two visits of a patient never start at the same moment, so the moment names the visit. */
export const encounterKey = ({ on }: EncounterEntry): string => on

const visitNumber = (chart: Chart, key: string): string => {
  const next = chart.chance('visit', key)
  const digits = (low: number, high: number) => String(between(next, low, high))
  return `${digits(1000, 9999)}-${digits(10, 99)}`
}

/** US Core Encounter. */
export function buildEncounter(entry: EncounterEntry, chart: Chart): FhirResource {
  const { on, kind = 'office', status = 'finished', by, at = staff[by].place } = entry
  const { reason, about, number, discharged } = entry
  const { label, encounterClass, type }: VisitKind = visits[kind]
  const end = endOf(entry)
  const { calendar, directory } = chart
  return chart.resource('Encounter', encounterKey(entry), {
    profile: 'us-core-encounter',
    elements: {
      identifier: [{ system: systems.visit, value: number ?? visitNumber(chart, on) }],
      status,
      class: coding('actCode', [encounterClass, classNames[encounterClass]]),
      type: [concept(label, coding('snomed', type))],
      subject: chart.patient,
      participant: [
        {
          type: [concept('Attending', coding('participation', ['ATND', 'attender']))],
          individual: directory.staff(by),
        },
      ],
      period: { start: calendar.instant(on), ...(end && { end: calendar.instant(end) }) },
      reasonCode: reason ? [concept(reason)] : undefined,
      diagnosis: about?.map((condition) => ({ condition: chart.refer('Condition', condition) })),
      hospitalization: discharged && {
        dischargeDisposition: concept(
          dispositions[discharged][1],
          coding('dischargeDisposition', dispositions[discharged]),
        ),
      },
      location: [{ location: directory.place(at) }],
      serviceProvider: directory.organization,
    },
  })
}

/** Finds the visit a moment belongs to: the one that contains it, else one that touches its day. */
export function encounterFinder(
  encounters: readonly EncounterEntry[],
): (written: WrittenMoment) => EncounterEntry | undefined {
  const spans = encounters.map((entry) => ({ entry, end: endOf(entry) ?? STILL_OPEN }))
  const present = spans.filter(({ entry }) => entry.kind !== 'telephone')
  const spanOf = (among: typeof spans, written: WrittenMoment) =>
    among.find(({ entry, end }) => {
      const precision = written.length
      return entry.on.slice(0, precision) <= written && written <= end.slice(0, precision)
    })
  return (written) => {
    const exact = written.includes('T') ? spanOf(spans, written) : undefined
    return (exact ?? spanOf(present, written.slice(0, 10)))?.entry
  }
}
