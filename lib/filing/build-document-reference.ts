import type { EncounterId, FilingId, PatientId, UserUrl } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { localUserReference } from '../smart/fhir-user.ts'
import { documentReferenceSchema, type NoteDocument } from './document-reference.ts'
import type { EhrProfile } from './ehr-profile.ts'
import { filedContent } from './filed-content.ts'
import type { FilingMethod } from './filing.ts'

export type DocumentContent = {
  /** Under whose id the document is identified: its filing's, or the one that made the record. */
  readonly filingId: FilingId
  readonly method: FilingMethod
  /** It waits for a co-signature. */
  readonly isPreliminary: boolean
  /** The record that is replaced, appended to or changed. */
  readonly recordId: string | undefined
  readonly issuer: string
  readonly profile: EhrProfile
  readonly type: { readonly code: string; readonly title: string }
  readonly patientId: PatientId
  readonly encounterId: EncounterId | undefined
  readonly author: { readonly user: UserUrl; readonly name: string }
  /** The exact approved text. */
  readonly text: string
  readonly approvedAt: Instant
  /** Clinical time: from the visit's start, or when the chart was opened. */
  readonly careFrom: Instant
}

/** base64(SHA-1) of a text as UTF-8. */
export type Sha1Base64 = (text: string) => string

const CATEGORY = {
  system: 'http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category',
  code: 'clinical-note',
  display: 'Clinical Note',
} as const

/**
 * The resource that files a note, checked strictly before it is frozen. Source: US Core 9.0.0
 * "Writing Clinical Notes"; identifiers by RFC 4122 URN so that a repeat can be recognised (WB-6).
 *
 * @throws ZodError when a part does not fit: a bug here or a user URL that is no practitioner
 */
export function buildDocumentReference(content: DocumentContent, sha1: Sha1Base64): NoteDocument {
  const { filingId, patientId, encounterId, type, approvedAt } = content
  const author = {
    reference: localUserReference(content.issuer, content.author.user) ?? content.author.user,
    display: content.author.name,
  }
  const identifier = { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${filingId}` }
  return documentReferenceSchema.parse({
    resourceType: 'DocumentReference',
    ...(content.method === 'put' && { id: content.recordId }),
    masterIdentifier: identifier,
    identifier: [identifier],
    status: 'current',
    docStatus: docStatusOf(content),
    type: {
      coding: [{ system: 'http://loinc.org', code: type.code, display: type.title }],
      text: type.title,
    },
    category: [{ coding: [CATEGORY] }],
    subject: { reference: `Patient/${patientId}` },
    date: approvedAt,
    author: [author],
    ...(content.profile.isAuthenticatorRequired && { authenticator: author }),
    ...relationOf(content),
    content: [{ attachment: filedAttachment(content, sha1) }],
    context: {
      ...(encounterId && { encounter: [{ reference: `Encounter/${encounterId}` }] }),
      period: { start: earlier(content.careFrom, approvedAt), end: approvedAt },
    },
  })
}

function docStatusOf({ isPreliminary, method }: DocumentContent) {
  if (isPreliminary) return 'preliminary'
  return method === 'put' ? 'amended' : 'final'
}

const relations: Readonly<Partial<Record<FilingMethod, 'replaces' | 'appends'>>> = {
  'create-replaces': 'replaces',
  'create-appends': 'appends',
}

function relationOf({ method, recordId }: DocumentContent) {
  const code = relations[method]
  return code && { relatesTo: [{ code, target: { reference: `DocumentReference/${recordId}` } }] }
}

/** A text as a document holds it. */
export type Attached = {
  readonly contentType: string
  readonly data: string
  readonly size: number
  readonly hash: string
}

/** The text in the format that the EHR takes, with its size in bytes and its SHA-1 (WB-7). */
export function attached(profile: EhrProfile, text: string, sha1: Sha1Base64): Attached {
  const content = filedContent(profile, text)
  const bytes = new TextEncoder().encode(content)
  const { contentType } = profile
  return { contentType, data: toBase64(bytes), size: bytes.length, hash: sha1(content) }
}

/** The signed text as the file that the EHR takes, once in the document. */
export function filedAttachment(
  {
    profile,
    text,
    type,
    approvedAt,
  }: Pick<DocumentContent, 'profile' | 'text' | 'approvedAt'> & {
    readonly type: { readonly title: string }
  },
  sha1: Sha1Base64,
) {
  return {
    ...attached(profile, text, sha1),
    title: type.title,
    creation: approvedAt,
  }
}

/** A visit planned for later than the signature must not give a period that ends before it begins. */
const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b)

const CHUNK = 8_192

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let from = 0; from < bytes.length; from += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(from, from + CHUNK))
  }
  return btoa(binary)
}
