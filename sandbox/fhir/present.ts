import type { Site } from '../site.ts'
import { type FhirResource, isObject } from './resource.ts'

type Attachment = Record<string, unknown>

const contentsOf = (resource: FhirResource): readonly unknown[] =>
  resource.resourceType === 'DocumentReference' && Array.isArray(resource.content)
    ? resource.content
    : []

const attachmentOf = (content: unknown): Attachment | undefined =>
  isObject(content) && isObject(content.attachment) ? content.attachment : undefined

function withBinaryUrl(
  site: Site,
  documentId: string,
  content: unknown,
  position: number,
): unknown {
  const attachment = attachmentOf(content)
  if (!isObject(content) || attachment?.data === undefined) return content
  const { data: _, ...rest } = attachment
  const url = `${site.fhirBase}/Binary/${documentId}-${position}`
  return { ...content, attachment: { ...rest, url } }
}

/** A resource as the persona gives it out: some vendors serve content through Binary only. */
export function present(site: Site, resource: FhirResource): FhirResource {
  if (site.persona.attachments === 'data' || contentsOf(resource).length === 0) return resource
  const content = contentsOf(resource).map((one, position) =>
    withBinaryUrl(site, resource.id, one, position),
  )
  return { ...resource, content }
}

/** The Binary behind a URL made by `present`. */
export function binaryOfDocument(site: Site, binaryId: string): FhirResource | undefined {
  const [, documentId = '', position] = /^(.+)-(\d+)$/.exec(binaryId) ?? []
  const stored = site.store.read('DocumentReference', documentId)
  const attachment =
    stored && !stored.deleted && attachmentOf(contentsOf(stored.resource)[Number(position)])
  if (!attachment || attachment.data === undefined) return undefined
  const { contentType = 'application/octet-stream', data } = attachment
  const securityContext = { reference: `DocumentReference/${documentId}` }
  return { resourceType: 'Binary', id: binaryId, contentType, securityContext, data }
}
