import { html } from 'hono/html'
import type { FhirResource } from '../fhir/resource.ts'
import type { Html } from './page.ts'

export type Column = {
  readonly title: string
  readonly cell: (resource: FhirResource) => Html | string
}

/** A titled table with a row for each resource, or a sentence when there is none. */
export const resourceTable = (content: {
  readonly title: string
  readonly columns: readonly Column[]
  readonly resources: readonly FhirResource[]
  readonly none: string
  /** Struck through, because it was entered in error. */
  readonly isStruck?: (resource: FhirResource) => boolean
}): Html => {
  const { title, columns, resources, none, isStruck = () => false } = content
  if (resources.length === 0) return html`<h2>${title}</h2><p class="none">${none}</p>`
  return html`<h2>${title} <small>(${resources.length})</small></h2>
    <div class="scroll" role="region" aria-label="${title}" tabindex="0">
      <table>
        <thead><tr>${columns.map((column) => html`<th scope="col">${column.title}</th>`)}</tr></thead>
        <tbody>
          ${resources.map(
            (resource) =>
              html`<tr ${isStruck(resource) ? html`class="struck"` : ''}>
                ${columns.map((column) => html`<td>${column.cell(resource)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}
