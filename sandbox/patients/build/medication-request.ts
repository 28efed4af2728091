import type { FhirResource } from '../../fhir/resource.ts'
import { systems } from '../codes/systems.ts'
import { type Drug, type DrugKey, drugs } from '../vocabulary/drugs.ts'
import type { StaffKey } from '../vocabulary/staff.ts'
import { addMinutes, type WrittenDay } from './calendar.ts'
import { between } from './chance.ts'
import { type Chart, timed } from './chart.ts'
import { bareConcept, type CodeableConcept, coding, concept } from './concept.ts'
import { buildDosage, type DosageEntry } from './dosage.ts'
import type { Label } from './meta.ts'

export type MedicationEntry = DosageEntry & {
  /** How another order of the story refers to it; the drug's own key when absent. */
  readonly key?: string
  readonly drug: DrugKey
  readonly since: WrittenDay
  readonly until?: WrittenDay
  readonly status?: 'active' | 'on-hold' | 'stopped' | 'completed' | 'draft' | 'cancelled'
  readonly why?: string
  readonly by?: StaffKey
  /** Condition of the story it treats. */
  readonly for?: string
  /** Key of the order this one took over from. */
  readonly replaces?: string
  readonly given?: 'outpatient' | 'inpatient' | 'community'
  /** The medicine is a resource of its own, referred to. */
  readonly separate?: boolean
  /** Taken on the patient's word; nobody here prescribed it. */
  readonly reported?: boolean
  readonly quantity?: number
  readonly refills?: number
  readonly note?: string
  readonly labels?: readonly Label[]
}

const codeOf = (key: DrugKey): CodeableConcept => {
  const { label, rxnorm }: Drug = drugs[key]
  const local = { system: systems.formulary, code: key, display: label }
  return concept(label, rxnorm ? coding('rxnorm', rxnorm) : local)
}

const statusOf = ({ status, until }: MedicationEntry) => status ?? (until ? 'completed' : 'active')

const supplyOf = ({ quantity: amount, refills }: MedicationEntry, { form }: Drug) =>
  amount === undefined
    ? undefined
    : {
        numberOfRepeatsAllowed: refills ?? 0,
        quantity: { value: amount, unit: form.many, system: systems.ucum, code: `{${form.one}}` },
      }

/** Ordered during the visit of that day, or at some hour of it; a month stays a month. */
function authoredOn({ drug, since }: MedicationEntry, chart: Chart): string {
  if (since.length < 10) return chart.calendar.day(since)
  const next = chart.chance('authored', drug, since)
  const visit = chart.visitStart(since)
  const during = visit?.startsWith(since) && addMinutes(visit, between(next, 9, 18))
  return chart.calendar.instant(during || timed(since, next, [9, 16]))
}

/** US Core MedicationRequest, with its Medication where the entry asks for one. */
export function buildMedicationRequest(entry: MedicationEntry, chart: Chart): FhirResource[] {
  const { drug, key = drug, since, until, why, by = 'okafor', replaces } = entry
  const { reported, note, labels } = entry
  const { calendar, directory } = chart
  const bounds = { start: calendar.day(since), ...(until && { end: calendar.day(until) }) }
  const request = chart.resource('MedicationRequest', key, {
    profile: 'us-core-medicationrequest',
    labels,
    elements: {
      status: statusOf(entry),
      statusReason: why && concept(calendar.say(why)),
      intent: 'order',
      category: [bareConcept('requestCategory', entry.given ?? 'community')],
      reportedBoolean: reported,
      medicationCodeableConcept: entry.separate ? undefined : codeOf(drug),
      medicationReference: entry.separate
        ? { ...chart.refer('Medication', drug), display: drugs[drug].label }
        : undefined,
      subject: chart.patient,
      encounter: chart.encounterAt(since),
      authoredOn: authoredOn(entry, chart),
      requester: reported ? chart.patient : directory.staff(by),
      reasonReference: entry.for ? [chart.refer('Condition', entry.for)] : undefined,
      note: note ? [{ text: calendar.say(note) }] : undefined,
      dosageInstruction: [buildDosage(entry, drugs[drug], bounds)],
      dispenseRequest: supplyOf(entry, drugs[drug]),
      priorPrescription: replaces && chart.refer('MedicationRequest', replaces),
    },
  })
  if (!entry.separate) return [request]
  const medication = chart.resource('Medication', drug, {
    profile: 'us-core-medication',
    elements: { code: codeOf(drug), status: 'active' },
  })
  return [medication, request]
}
