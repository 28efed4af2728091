import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import type { FhirResource } from '#lib/fhir/resource.ts'
import { decodeText } from '#lib/filing/compare-document.ts'
import { documentReferenceSchema, type NoteDocument } from '#lib/filing/document-reference.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Excuse } from './history.ts'
import type { Run } from './run.ts'

/** A document as the EHR keeps it. */
export type StoredDocument = {
  readonly id: string
  readonly filingId: string
  /** What it gives back. */
  readonly resource: FhirResource
  readonly patientId: string
  readonly day: string
  /** Until then no search shows it. */
  readonly inSearchFrom: number
  /** Until then it is kept for review, and shown to nobody. */
  readonly heldUntil: number
  readonly sha256: string
}

export type Treatment = {
  readonly isAltered?: boolean
  /** Virtual time until which it is kept for review. */
  readonly heldUntil?: number
  readonly inSearchFrom: number
  readonly excuse?: Excuse | undefined
}

export const filingIdOf = (document: NoteDocument): string =>
  document.identifier[0].value.replace('urn:uuid:', '')

const idOf = (reference: string | undefined): string | undefined => reference?.split('/').at(-1)

/** What the EHR committed. It is the oracle: nobody else writes it, and nothing is ever removed. */
export function ehrLedger(run: Run) {
  const documents: StoredDocument[] = []
  // Millennium drops what it does not know; others keep what they cannot search.
  const keepsIdentifiers = run.plan.profile !== 'millennium'

  return {
    documents,
    commit(payload: string, treatment: Treatment): StoredDocument {
      const sent = documentReferenceSchema.parse(JSON.parse(payload))
      const id = `doc-${documents.length + 1}`
      const text = decodeText(sent.content[0].attachment.data) ?? ''
      const filingId = filingIdOf(sent)
      const patientId = idOf(sent.subject.reference) ?? ''
      const stored = {
        ...{ id, filingId, patientId, sha256: sha256(text) },
        resource: resourceOf(sent, id, run.trueTime(), { ...treatment, keepsIdentifiers }),
        day: sent.date.slice(0, 10),
        inSearchFrom: treatment.inSearchFrom,
        heldUntil: treatment.heldUntil ?? 0,
      }
      documents.push(stored)
      run.history.documents.push({
        ...{ id, filingId, patientId, sha256: stored.sha256 },
        step: run.times.step(),
        encounterId: idOf(sent.context.encounter?.[0].reference),
        isAltered: treatment.isAltered ?? false,
        excuse: treatment.excuse,
      })
      return stored
    },
  }
}

export type EhrLedger = ReturnType<typeof ehrLedger>

function resourceOf(
  sent: NoteDocument,
  id: string,
  lastUpdated: Instant,
  { isAltered, keepsIdentifiers }: { isAltered?: boolean; keepsIdentifiers: boolean },
): FhirResource {
  const { identifier, masterIdentifier, ...rest } = sent
  const [content] = sent.content
  const data = isAltered ? btoa('another text') : content.attachment.data
  return {
    ...rest,
    ...(keepsIdentifiers && { identifier, masterIdentifier }),
    id,
    meta: { versionId: '1', lastUpdated },
    content: [{ attachment: { ...content.attachment, data } }],
  }
}
