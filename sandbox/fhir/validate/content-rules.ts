import { createHash } from 'node:crypto'
import type { DocumentRules } from '../../personas.ts'
import { attachmentBytes } from '../attachment.ts'
import type { Issue } from '../outcome.ts'
import type { DocumentReference } from './document-reference.ts'

type Attachment = DocumentReference['content'][number]['attachment']
type ContentRule = (attachment: Attachment, rules: DocumentRules) => Omit<Issue, 'path'> | undefined

/** `Text/Plain; charset="UTF-8"` and `text/plain;charset=utf-8` mean the same (RFC 9110 §8.3.1). */
const meaningOf = (contentType: string): string =>
  contentType.toLowerCase().replace(/["\s]/g, '').split(';').sort().join(';')

const hasData: ContentRule = ({ data, url }, rules) => {
  if (data !== undefined) return undefined
  if (rules.data === 'required') return { code: 'required', text: 'Inline data is needed' }
  // us-core-6
  return url === undefined ? { code: 'invariant', text: 'Either url or data' } : undefined
}

const contentTypeFits: ContentRule = ({ contentType }, { contentTypes, contentTypeSpelling }) => {
  if (contentType === undefined) return { code: 'required', text: 'contentType is needed' }
  if (contentTypes === 'any' || contentTypes.includes(contentType)) return undefined
  const isMeant = contentTypes.map(meaningOf).includes(meaningOf(contentType))
  if (isMeant && contentTypeSpelling === 'by-meaning') return undefined
  return { code: 'not-supported', text: `contentType is one of: ${contentTypes.join(', ')}` }
}

const isNotTooLong: ContentRule = ({ data }, { maxBytes }) =>
  (attachmentBytes(data)?.length ?? 0) > maxBytes
    ? { code: 'too-long', text: `The content is larger than ${maxBytes} bytes` }
    : undefined

const sizeIsRight: ContentRule = ({ data, size }) => {
  const bytes = attachmentBytes(data)
  return bytes && size !== undefined && size !== bytes.length
    ? { code: 'value', text: `size is ${size}, the data has ${bytes.length} bytes` }
    : undefined
}

/** R4: base64 of the SHA-1 of the data before it was base64ed. */
const hashIsRight: ContentRule = ({ data, hash }) => {
  const bytes = attachmentBytes(data)
  if (!bytes || hash === undefined) return undefined
  return createHash('sha1').update(bytes).digest('base64') === hash
    ? undefined
    : { code: 'value', text: 'hash is not the SHA-1 of the data' }
}

const isUtf8: ContentRule = ({ data, contentType }) => {
  const bytes = attachmentBytes(data)
  if (!bytes || !/charset="?utf-8/i.test(contentType ?? '')) return undefined
  return bytes.equals(Buffer.from(bytes.toString('utf8'), 'utf8'))
    ? undefined
    : { code: 'value', text: 'The data is not UTF-8' }
}

/** What is called RTF is RTF, so that its readers can open it. */
const isWhatItIsCalled: ContentRule = ({ data, contentType }) => {
  const bytes = attachmentBytes(data)
  if (!bytes || !/^(text|application)\/(rtf|richtext)\b/i.test(contentType ?? '')) return undefined
  return /^\{\\rtf1[\s\S]*\}\s*$/.test(bytes.toString('latin1'))
    ? undefined
    : { code: 'value', text: 'The data is not RTF' }
}

const contentRules: readonly ContentRule[] = [
  hasData,
  contentTypeFits,
  isNotTooLong,
  sizeIsRight,
  hashIsRight,
  isUtf8,
  isWhatItIsCalled,
]

/** What is wrong with the contents of a document. */
export function contentIssues(
  { content }: DocumentReference,
  rules: DocumentRules,
): readonly Issue[] {
  const issues = content.flatMap(({ attachment }, position) =>
    contentRules
      .map((rule) => rule(attachment, rules))
      .filter((issue) => issue !== undefined)
      .map((issue) => ({ ...issue, path: `DocumentReference.content[${position}].attachment` })),
  )
  if (rules.contents === 'one-or-more' || content.length === 1) return issues
  const text = 'Exactly one content'
  return [...issues, { code: 'business-rule', text, path: 'DocumentReference.content' }]
}
