import type { FhirResource } from '../../fhir/resource.ts'
import { systems } from '../codes/systems.ts'
import { type NoteKind, noteKinds } from '../vocabulary/documents.ts'
import type { StaffKey } from '../vocabulary/staff.ts'
import { addMinutes, type WrittenMoment } from './calendar.ts'
import type { Chart } from './chart.ts'
import { coding, concept } from './concept.ts'
import { type Label, labels as securityLabels } from './meta.ts'
import { attachmentOf, base64Of, linkedAttachment, noteText, PLAIN_TEXT } from './note-text.ts'

export type NoteEntry = {
  readonly kind: NoteKind
  /** When it was signed. */
  readonly on: WrittenMoment
  readonly by: StaffKey
  readonly text: string
  readonly title?: string
  readonly status?: 'current' | 'superseded' | 'entered-in-error'
  readonly docStatus?: 'final' | 'amended' | 'preliminary'
  /** The text is a Binary, as most EHRs answer. */
  readonly separate?: boolean
  /** What it does to an earlier note of the story, named by when that was signed. */
  readonly relates?: { readonly how: 'replaces' | 'appends'; readonly to: WrittenMoment }
  readonly labels?: readonly Label[]
}

const keyOf = (kind: NoteKind, on: WrittenMoment): string => `${kind}/${on}`

/** What a note says: inside the resource, or as a Binary beside it. */
function contentOf(entry: NoteEntry, chart: Chart) {
  const { kind, on, title = noteKinds[kind].label, labels } = entry
  const { calendar } = chart
  const signed = calendar.instant(on)
  if (!entry.separate) return { attachment: attachmentOf(entry.text, title, signed, calendar) }
  const text = noteText(entry.text, calendar)
  const binary = chart.resource('Binary', keyOf(kind, on), {
    labels,
    elements: { contentType: PLAIN_TEXT, securityContext: chart.patient, data: base64Of(text) },
  })
  return { binary, attachment: linkedAttachment(text, `Binary/${binary.id}`, title, signed) }
}

// Nobody signs a note before having seen the patient.
const MINUTES_BEFORE_SIGNING = 25

/** US Core DocumentReference, with its Binary where the entry asks for one. */
export function buildNote(entry: NoteEntry, chart: Chart): FhirResource[] {
  const { kind, on, by, status = 'current', docStatus = 'final', relates, labels } = entry
  const { label, type } = noteKinds[kind]
  const { calendar, directory } = chart
  const key = keyOf(kind, on)
  const signed = calendar.instant(on)
  const visit = chart.encounterAt(on)
  const { attachment, binary } = contentOf(entry, chart)
  const note = chart.resource('DocumentReference', key, {
    profile: 'us-core-documentreference',
    labels,
    elements: {
      identifier: [{ system: systems.document, value: chart.idOf('Document', key) }],
      status,
      docStatus: status === 'entered-in-error' ? status : docStatus,
      type: concept(label, coding('loinc', type)),
      category: [
        concept('Clinical note', coding('documentCategory', ['clinical-note', 'Clinical Note'])),
      ],
      subject: chart.patient,
      date: signed,
      author: [directory.staff(by)],
      custodian: directory.organization,
      relatesTo: relates && [
        { code: relates.how, target: chart.refer('DocumentReference', keyOf(kind, relates.to)) },
      ],
      securityLabel: labels && [{ coding: labels.map((sensitive) => securityLabels[sensitive]) }],
      content: [{ attachment }],
      context: {
        ...(visit && { encounter: [visit] }),
        period: { start: calendar.instant(addMinutes(on, -MINUTES_BEFORE_SIGNING)), end: signed },
      },
    },
  })
  return binary ? [binary, note] : [note]
}
