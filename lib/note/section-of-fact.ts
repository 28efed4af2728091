import type { Note } from './note.ts'

// Where a fact of the chart belongs when the caret stands nowhere, the most fitting section first.
const PLACES: Readonly<Record<string, readonly string[]>> = {
  MedicationRequest: ['10160-0', '10183-2'],
  MedicationStatement: ['10160-0', '10183-2'],
  AllergyIntolerance: ['48765-2'],
  Condition: ['11348-0', '10164-2', '11535-2'],
  Observation: ['30954-2', '29545-1', '59776-5'],
  DiagnosticReport: ['30954-2', '59776-5'],
  Procedure: ['47519-4', '10164-2', '29554-3'],
}

/** The section of this note for a chart fact, by the type in its reference; the first one if none fits. */
export function sectionOfFact(note: Note, reference: string): string | undefined {
  const type = reference.slice(0, reference.indexOf('/'))
  const places = Object.hasOwn(PLACES, type) ? PLACES[type] : []
  const codes = note.sections.map(({ code }) => code)
  return places?.find((code) => codes.includes(code)) ?? codes[0]
}
