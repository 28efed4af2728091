import { html } from 'hono/html'
import { attachmentBytes } from '../fhir/attachment.ts'
import { localReference } from '../fhir/reference.ts'
import { elementsAt, type FhirResource, textAt } from '../fhir/resource.ts'
import type { Site } from '../site.ts'
import { referenceText } from './chart-records.ts'
import { conceptText, dateText } from './fhir-text.ts'
import { noteStatus } from './notes-tab.ts'
import type { Html } from './page.ts'

const isText = (contentType: string): boolean =>
  /^text\/|^application\/(rtf|xml|xhtml\+xml|cda\+xml|json)/.test(contentType)

/** An attachment's bytes, inline or in a Binary of this server. */
function bytesOf(site: Site, attachment: unknown): Buffer | undefined {
  const url = textAt(attachment, 'url')
  const binary = url === undefined ? undefined : localReference(url, site.fhirBase)
  const data = binary ? site.store.read('Binary', binary.id)?.resource.data : undefined
  return attachmentBytes(textAt(attachment, 'data') ?? data)
}

function decode(bytes: Buffer, contentType: string): string {
  const [, charset = 'utf-8'] = /charset="?([\w-]+)/i.exec(contentType) ?? []
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

const attachmentView = (site: Site, attachment: unknown): Html => {
  const contentType = textAt(attachment, 'contentType') ?? 'unknown type'
  const bytes = bytesOf(site, attachment)
  if (!bytes) return html`<p>No content here (${contentType}).</p>`
  const line = html`<p>${contentType}, ${bytes.length} bytes</p>`
  if (!isText(contentType)) return line
  return html`${line}<pre aria-label="Text of the note" tabindex="0">${decode(bytes, contentType)}</pre>`
}

const identifierText = (identifier: unknown): string =>
  `${textAt(identifier, 'system') ?? ''}|${textAt(identifier, 'value') ?? ''}`

function metadata(site: Site, note: FhirResource): readonly (readonly [string, string])[] {
  const texts = (path: string, read: (element: unknown) => string): string =>
    elementsAt(note, path).map(read).join('; ')
  const period = elementsAt(note, 'context.period')[0]
  const ends = [textAt(period, 'start'), textAt(period, 'end')].filter((end) => end !== undefined)
  const rows: readonly (readonly [string, string])[] = [
    ['Record', `DocumentReference/${note.id}, version ${textAt(note, 'meta.versionId') ?? '?'}`],
    ['Status', noteStatus(note)],
    ['Date', dateText(site, note.date)],
    ['Author', texts('author', (author) => referenceText(site, author))],
    ['Authenticator', texts('authenticator', (signer) => referenceText(site, signer))],
    ['Category', texts('category', conceptText)],
    ['Visit', texts('context.encounter', (visit) => textAt(visit, 'reference') ?? '')],
    ['Period', ends.map((end) => dateText(site, end)).join(' - ')],
    ['Identifier', texts('identifier', identifierText)],
    [
      'Relates to',
      texts('relatesTo', (one) => `${textAt(one, 'code')} ${textAt(one, 'target.reference')}`),
    ],
  ]
  return rows.filter(([, text]) => text !== '')
}

export const noteView = (site: Site, patientId: string, note: FhirResource): Html =>
  html`<p><a data-part href="/${site.id}/ehr/patients/${patientId}/notes">All notes</a></p>
    <h1 ${note.status === 'entered-in-error' ? html`class="struck"` : ''}>
      ${conceptText(note.type) || 'Document'}
    </h1>
    ${note.status === 'entered-in-error' ? html`<p class="notice">Entered in error: it does not count.</p>` : ''}
    ${elementsAt(note, 'content.attachment').map((attachment) => attachmentView(site, attachment))}
    <h2>Metadata</h2>
    <table class="facts">
      <tbody>
        ${metadata(site, note).map(
          ([title, text]) => html`<tr><th scope="row">${title}</th><td>${text}</td></tr>`,
        )}
      </tbody>
    </table>
    <details>
      <summary>Raw JSON</summary>
      <pre tabindex="0">${JSON.stringify(note, undefined, 2)}</pre>
    </details>`
