import { html } from 'hono/html'
import { elementsAt, type FhirResource, textAt } from '../fhir/resource.ts'
import type { Site } from '../site.ts'
import { medicationText, recordsOf } from './chart-records.ts'
import { conceptText, dateText, valueText } from './fhir-text.ts'
import type { Html } from './page.ts'
import { resourceTable } from './resource-table.ts'

const status = (resource: FhirResource, element: string): string =>
  textAt(resource, `${element}.coding.code`) ?? ''

const isWrong = (resource: FhirResource): boolean =>
  status(resource, 'verificationStatus') === 'entered-in-error'

const reactions = (allergy: FhirResource): string =>
  elementsAt(allergy, 'reaction.manifestation').map(conceptText).join(', ')

/** The newest vital sign of each kind. */
function newestVitals(site: Site, patientId: string): readonly FhirResource[] {
  const query = { category: 'vital-signs', _sort: '-date' }
  const byKind = new Map<string, FhirResource>()
  for (const vital of recordsOf(site, 'Observation', patientId, query)) {
    const kind = conceptText(vital.code)
    if (!byKind.has(kind)) byKind.set(kind, vital)
  }
  return [...byKind.values()]
}

export const summaryTab = (site: Site, patientId: string): Html =>
  html`<h1>Summary</h1>
    ${resourceTable({
      title: 'Allergies',
      none: 'Nothing recorded.',
      resources: recordsOf(site, 'AllergyIntolerance', patientId),
      isStruck: isWrong,
      columns: [
        { title: 'Substance', cell: ({ code }) => conceptText(code) },
        { title: 'Reaction', cell: reactions },
        { title: 'Criticality', cell: (allergy) => textAt(allergy, 'criticality') ?? '' },
        { title: 'Status', cell: (allergy) => status(allergy, 'verificationStatus') },
      ],
    })}
    ${resourceTable({
      title: 'Problems',
      none: 'Nothing recorded.',
      resources: recordsOf(site, 'Condition', patientId),
      isStruck: isWrong,
      columns: [
        { title: 'Problem', cell: ({ code }) => conceptText(code) },
        { title: 'Since', cell: (problem) => dateText(site, problem.onsetDateTime) },
        { title: 'Status', cell: (problem) => status(problem, 'clinicalStatus') },
        { title: 'Verified', cell: (problem) => status(problem, 'verificationStatus') },
      ],
    })}
    ${resourceTable({
      title: 'Active medications',
      none: 'None.',
      resources: recordsOf(site, 'MedicationRequest', patientId, { status: 'active' }),
      columns: [
        { title: 'Medication', cell: (request) => medicationText(site, request) },
        { title: 'Sig', cell: (request) => textAt(request, 'dosageInstruction.text') ?? '' },
      ],
    })}
    ${resourceTable({
      title: 'Newest vital signs',
      none: 'None.',
      resources: newestVitals(site, patientId),
      columns: [
        { title: 'Sign', cell: ({ code }) => conceptText(code) },
        { title: 'Value', cell: (vital) => valueText(site, vital) },
        { title: 'Taken', cell: (vital) => dateText(site, vital.effectiveDateTime) },
      ],
    })}`
