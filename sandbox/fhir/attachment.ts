import { createHash } from 'node:crypto'
import { elementsAt, isObject } from './resource.ts'

/** The decoded bytes of an attachment's inline data. */
export const attachmentBytes = (data: unknown): Buffer | undefined =>
  typeof data === 'string' ? Buffer.from(data, 'base64') : undefined

/** SHA-256 (hex) of every inline attachment of a document, in order. */
export const contentHashes = (resource: unknown): readonly string[] =>
  elementsAt(resource, 'content.attachment.data')
    .map(attachmentBytes)
    .filter((bytes) => bytes !== undefined)
    .map((bytes) => createHash('sha256').update(bytes).digest('hex'))

const addition = '\n\n[Changed by the EHR after it was received.]\n'

function alteredContent(content: unknown): unknown {
  if (!isObject(content) || !isObject(content.attachment)) return content
  const bytes = attachmentBytes(content.attachment.data)
  if (!bytes) return content
  const { size: _size, hash: _hash, ...attachment } = content.attachment
  const data = Buffer.concat([bytes, Buffer.from(addition)]).toString('base64')
  return { ...content, attachment: { ...attachment, data } }
}

/** The document as an EHR leaves it that rewrites what it is given. */
export const withAlteredContent = <Resource extends { resourceType: string; content?: unknown }>(
  resource: Resource,
): Resource =>
  Array.isArray(resource.content)
    ? { ...resource, content: resource.content.map(alteredContent) }
    : resource
