import type { Site } from '../../site.ts'
import { demand } from '../access.ts'
import { answer, type Interaction } from '../exchange.ts'
import { gone, notFound } from '../outcome.ts'
import { binaryOfDocument } from '../present.ts'
import type { FhirResource } from '../resource.ts'

function binary(site: Site, id: string): FhirResource {
  const stored = site.store.read('Binary', id)
  if (stored?.deleted) throw gone('Binary', id)
  const resource = stored?.resource ?? binaryOfDocument(site, id)
  if (!resource) throw notFound('Binary', id)
  return resource
}

const wantsResource = (accept: string | undefined): boolean =>
  (accept ?? '').includes('application/fhir+json')

/** The content itself, or the Binary resource for those who accept FHIR (R4 Binary, "serving"). */
export const readBinary: Interaction = (site, { access, id, header }) => {
  demand(access.may('r', 'Binary'), 'read Binary')
  const resource = binary(site, id)
  demand(access.sees('r', resource), `read Binary/${id}`)
  if (wantsResource(header('Accept'))) return answer(200, resource)
  return {
    status: 200,
    headers: { 'Content-Type': String(resource.contentType) },
    body: new Uint8Array(Buffer.from(String(resource.data ?? ''), 'base64')),
  }
}
