import type { FhirResource } from '../../fhir/resource.ts'
import { type AllergyEntry, buildAllergyIntolerance } from './allergy-intolerance.ts'
import type { Calendar } from './calendar.ts'
import { buildCarePlan, type CarePlanEntry } from './care-plan.ts'
import { type Chart, chartOf, idsOf } from './chart.ts'
import { buildCondition, type ConditionEntry } from './condition.ts'
import type { Directory } from './directory.ts'
import { buildNote, type NoteEntry } from './document-reference.ts'
import { buildEncounter, type EncounterEntry, encounterFinder, encounterKey } from './encounter.ts'
import { buildFlowsheet, type Flowsheet } from './flowsheet.ts'
import { buildImmunizations, type ImmunizationEntry } from './immunization.ts'
import { buildMedicationRequest, type MedicationEntry } from './medication-request.ts'
import type { Label } from './meta.ts'
import { buildNarrativeReport, type ReportEntry } from './narrative-report.ts'
import { buildPatient, displayName, type PatientEntry } from './patient.ts'
import { buildProcedure, type ProcedureEntry } from './procedure.ts'

/**
 * One synthetic patient as a clinician would tell it: who they are and what happened when.
 * Dates are written as if today were `WRITTEN_ON`.
 */
export type Story = {
  /** Unique among the stories; ids are derived from it, so it never changes. */
  readonly key: string
  readonly patient: PatientEntry
  /** Labels on every resource of the patient. */
  readonly labels?: readonly Label[]
  readonly encounters?: readonly EncounterEntry[]
  readonly conditions?: readonly ConditionEntry[]
  readonly allergies?: readonly AllergyEntry[]
  readonly medications?: readonly MedicationEntry[]
  readonly flowsheets?: readonly Flowsheet[]
  readonly reports?: readonly ReportEntry[]
  readonly notes?: readonly NoteEntry[]
  readonly procedures?: readonly ProcedureEntry[]
  readonly immunizations?: readonly ImmunizationEntry[]
  readonly carePlans?: readonly CarePlanEntry[]
}

export type Telling = {
  readonly seed: number
  readonly calendar: Calendar
  readonly directory: Directory
}

function openChart(story: Story, { seed, calendar, directory }: Telling): Chart {
  const { key, patient, labels = [], encounters = [] } = story
  const find = encounterFinder(encounters)
  const idOf = idsOf(seed, key)
  return chartOf({
    seed,
    story: key,
    labels,
    calendar,
    directory,
    idOf,
    patient: { reference: `Patient/${idOf('Patient', 'self')}`, display: displayName(patient) },
    sex: patient.sex,
    born: patient.born,
    encounterAt: (written) => {
      const visit = find(written)
      return visit && { reference: `Encounter/${idOf('Encounter', encounterKey(visit))}` }
    },
    visitStart: (written) => find(written)?.on,
  })
}

/** Every FHIR resource of one story, ready to load: references go to these and to the site's. */
export function tellStory(story: Story, telling: Telling): FhirResource[] {
  const chart = openChart(story, telling)
  const { encounters = [], conditions = [], allergies = [], medications = [] } = story
  const { flowsheets = [], reports = [], notes = [], procedures = [] } = story
  const { immunizations = [], carePlans = [] } = story
  return [
    buildPatient(story.patient, chart),
    ...encounters.map((entry) => buildEncounter(entry, chart)),
    ...conditions.map((entry) => buildCondition(entry, chart)),
    ...allergies.map((entry) => buildAllergyIntolerance(entry, chart)),
    ...medications.flatMap((entry) => buildMedicationRequest(entry, chart)),
    ...flowsheets.flatMap((sheet) => buildFlowsheet(sheet, chart)),
    ...reports.flatMap((entry) => buildNarrativeReport(entry, chart)),
    ...notes.flatMap((entry) => buildNote(entry, chart)),
    ...procedures.map((entry) => buildProcedure(entry, chart)),
    ...immunizations.flatMap((entry) => buildImmunizations(entry, chart)),
    ...carePlans.flatMap((entry) => buildCarePlan(entry, chart)),
  ]
}
