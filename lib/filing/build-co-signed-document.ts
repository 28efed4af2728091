import type { FilingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { localUserReference } from '../smart/fhir-user.ts'
import type { Clinician } from '../smart/launch.ts'
import { filedAttachment, type Sha1Base64 } from './build-document-reference.ts'
import { documentReferenceSchema, type NoteDocument } from './document-reference.ts'
import type { EhrProfile } from './ehr-profile.ts'

export type CoSignedContent = {
  readonly filingId: FilingId
  readonly method: 'put' | 'create-replaces'
  /** The preliminary record, and what was sent for it, as it was frozen. */
  readonly record: { readonly id: string; readonly payload: string }
  readonly issuer: string
  readonly profile: EhrProfile
  readonly signer: Clinician
  /** The exact text with the co-signature. */
  readonly text: string
  readonly at: Instant
}

/**
 * The document of a co-signed note, checked strictly before it is frozen: that of the preliminary one,
 * final, with who co-signed as its authenticator (FHIR R4 DocumentReference.authenticator: who
 * attested the document). The author stays the author.
 *
 * @throws ZodError when a part does not fit: a bug here or a user URL that is no practitioner
 */
export function buildCoSignedDocument(content: CoSignedContent, sha1: Sha1Base64): NoteDocument {
  const { record, signer, at } = content
  const before = documentReferenceSchema.parse(JSON.parse(record.payload))
  const { id: _, relatesTo, ...kept } = before
  return documentReferenceSchema.parse({
    ...kept,
    ...identityOf(content, relatesTo),
    docStatus: 'final',
    date: at,
    authenticator: {
      reference: localUserReference(content.issuer, signer.user) ?? signer.user,
      display: signer.name,
    },
    content: [
      {
        attachment: filedAttachment(
          { ...content, approvedAt: at, type: { title: before.type.text } },
          sha1,
        ),
      },
    ],
  })
}

/** In place under the identifier that it has; or as a new document, which stays beside what it adds to. */
function identityOf(
  { method, filingId, record }: CoSignedContent,
  relatesTo: NoteDocument['relatesTo'],
) {
  if (method === 'put') return { id: record.id, ...(relatesTo && { relatesTo }) }
  const identifier = { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${filingId}` }
  const replaces = {
    code: 'replaces',
    target: { reference: `DocumentReference/${record.id}` },
  }
  const appends = (relatesTo ?? []).filter(({ code }) => code === 'appends')
  return {
    masterIdentifier: identifier,
    identifier: [identifier],
    relatesTo: [replaces, ...appends],
  }
}
