import { clinicalDate, clinicalDateTime } from '../fhir/clinical-time.ts'
import type { FhirDate } from '../fhir/fhir-date.ts'
import type { Allergy } from './allergies.ts'
import type { ChartDocument } from './documents.ts'
import type { Encounter } from './encounters.ts'
import type { Fact } from './fact.ts'
import type { Result } from './measurement.ts'
import type { Medication } from './medications.ts'
import type { Problem } from './problems.ts'
import { valueText } from './value-text.ts'

/** A fact as one sentence for the note, and what proves it. */
export type Citation = {
  /** `Potassium 5.3 mmol/L (H, 12-Nov-2026)`: every number of it stands in the chart. */
  readonly text: string
  readonly reference: string
  readonly versionId?: string | undefined
}

const citation = (text: string, { reference, versionId }: Fact): Citation => ({
  // A sentence of the note is one plain line: a space that does not break would be another
  // character in it, and a line break, as a sig may hold one, would be another line.
  text: text.replace(/[\r\n\u2028\u2029]+|\u00a0/g, ' '),
  reference,
  ...(versionId !== undefined && { versionId }),
})

const inBrackets = (parts: readonly (string | undefined | false)[]): string => {
  const kept = parts.filter(Boolean)
  return kept.length > 0 ? ` (${kept.join(', ')})` : ''
}

const list = (parts: readonly (string | undefined | false)[]): string =>
  parts.filter(Boolean).join(', ')

const day = (date: FhirDate | undefined, zone: string): string | undefined =>
  date && clinicalDate(date, zone)

/** @param name what was measured, as the page calls it */
export function citeResult(name: string, result: Result, zone: string): Citation {
  const value = valueText(result.value, zone) ?? 'no value'
  const isFinal = result.status === 'final' || result.status === 'unknown'
  const remarks = [result.flag?.letters, !isFinal && result.status, day(result.when, zone)]
  return citation(`${name} ${value}${inBrackets(remarks)}`, result)
}

export function citeMedication(medication: Medication, zone: string): Citation {
  const { name, status, sig, since, isProhibition } = medication
  const drug = [isProhibition && 'do not give', name?.drug, name?.strength]
    .filter(Boolean)
    .join(' ')
  const remarks = [status !== 'active' && status, since && `since ${clinicalDate(since, zone)}`]
  return citation(`${list([drug, sig])}${inBrackets(remarks)}`, medication)
}

export function citeProblem(problem: Problem, zone: string): Citation | undefined {
  const [entry] = problem.entries
  const isCurrent = problem.group === 'active' && problem.status !== 'unknown'
  const remarks = [
    !isCurrent && (entry?.verification ?? problem.status),
    problem.onset && `since ${clinicalDate(problem.onset, zone)}`,
  ]
  return entry && citation(`${problem.name ?? ''}${inBrackets(remarks)}`, entry)
}

export function citeAllergy(allergy: Allergy): Citation {
  const { name, reactions, severity, standing, type } = allergy
  const kind = type === 'intolerance' ? 'Intolerance' : 'Allergy'
  const remarks = [standing !== 'active' && standing]
  return citation(`${kind}: ${list([name, ...reactions, severity])}${inBrackets(remarks)}`, allergy)
}

export function citeEncounter(encounter: Encounter, zone: string): Citation {
  const { name, start, reasons, status } = encounter
  const remarks = [status !== 'finished' && status, start && clinicalDateTime(start, zone)]
  return citation(`${list([name, ...reasons])}${inBrackets(remarks)}`, encounter)
}

/** What was entered in error proves nothing. */
export function citeDocument(document: ChartDocument, zone: string): Citation | undefined {
  const { name, title, authors, when, status } = document
  if (status === 'entered-in-error') return undefined
  const remarks = [status !== 'current' && status, ...authors, day(when, zone)]
  return citation(`${list([name, title])}${inBrackets(remarks)}`, document)
}
