import { createHash } from 'node:crypto'
import { html } from 'hono/html'
import { elementsAt, type FhirResource, textAt } from '../fhir/resource.ts'
import type { Site } from '../site.ts'
import { recordsOf, referenceText } from './chart-records.ts'
import { conceptText, dateText } from './fhir-text.ts'
import type { Html } from './page.ts'
import { resourceTable } from './resource-table.ts'

const notesOf = (site: Site, patientId: string): readonly FhirResource[] =>
  recordsOf(site, 'DocumentReference', patientId, { _sort: '-date' })

const waitingFor = (site: Site, patientId: string): number =>
  site.held
    .list()
    .filter(
      ({ state, document }) =>
        state.name === 'waiting' && site.store.patientsOf({ ...document, id: '' }).has(patientId),
    ).length

/** Changes whenever the list of notes would look different. */
export function notesVersion(site: Site, patientId: string): string {
  const keys = notesOf(site, patientId).map(({ id, meta }) => [id, textAt(meta, 'versionId')])
  const seen = JSON.stringify([keys, waitingFor(site, patientId)])
  return createHash('sha256').update(seen).digest('hex').slice(0, 16)
}

const statusWords: Readonly<Record<string, string>> = {
  superseded: 'Replaced',
  'entered-in-error': 'Entered in error',
}

/** What a clinician must see of a note before its text: that it does not count, or adds to another. */
export function noteStatus(note: FhirResource): string {
  const status = textAt(note, 'status') ?? ''
  const adds = elementsAt(note, 'relatesTo').some((one) => textAt(one, 'code') === 'appends')
  // One that was entered in error counts no more, whatever else is said of it.
  const docStatus = status === 'entered-in-error' ? undefined : textAt(note, 'docStatus')
  const words = [statusWords[status], adds ? 'Addendum' : undefined, docStatus]
  return words.filter(Boolean).join(', ') || 'current'
}

/** The app that filed it, else the EHR itself. */
function sourceOf(site: Site, note: FhirResource): string {
  const written = site.ledger
    .since(0)
    .find(({ type, id }) => type === 'DocumentReference' && id === note.id)
  return written?.writer.by === 'app' ? written.writer.clientId : 'EHR'
}

const held = (site: Site, count: number): Html | '' =>
  count === 0
    ? ''
    : html`<p class="notice">
        ${count === 1 ? 'One note waits' : `${count} notes wait`} for release in
        <a href="/${site.id}/control#held">the control page</a>.
      </p>`

/** The patient's notes; a script looks for newer ones while the page is open. */
export const notesTab = (site: Site, patientId: string): Html =>
  html`<h1>Notes</h1>
    <div data-watch="/${site.id}/ehr/patients/${patientId}/notes.json" data-version="${notesVersion(site, patientId)}">
      ${held(site, waitingFor(site, patientId))}
      ${resourceTable({
        title: 'Notes for this patient',
        none: 'No note.',
        resources: notesOf(site, patientId),
        isStruck: ({ status }) => status === 'entered-in-error',
        columns: [
          { title: 'Date', cell: (note) => dateText(site, note.date) },
          {
            title: 'Type',
            cell: (note) =>
              html`<a data-part href="/${site.id}/ehr/patients/${patientId}/notes/${note.id}">${conceptText(note.type) || 'Document'}</a>`,
          },
          {
            title: 'Author',
            cell: (note) => referenceText(site, elementsAt(note, 'author')[0]),
          },
          { title: 'Status', cell: noteStatus },
          { title: 'Source', cell: (note) => sourceOf(site, note) },
        ],
      })}
    </div>`
