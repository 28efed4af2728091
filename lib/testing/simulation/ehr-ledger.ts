import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import type { FhirResource } from '#lib/fhir/resource.ts'
import { decodeText } from '#lib/filing/compare-document.ts'
import {
  documentReferenceSchema,
  type NoteDocument,
  retractionSchema,
} from '#lib/filing/document-reference.ts'
import type { Excuse, LedgerDocument } from './history.ts'
import type { Run } from './run.ts'

/** A document as the EHR keeps it now. */
export type StoredDocument = {
  readonly id: string
  /** Under whose identifier it is found. */
  readonly filingId: string
  readonly version: number
  /** Who wrote that version: a filing, or others. */
  readonly writer: string
  readonly isVoid: boolean
  /** What it gives back. */
  readonly resource: FhirResource
  readonly patientId: string
  readonly encounterId: string | undefined
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

/** What a write brings: a whole document, or the mark of its error alone. */
type Write = Pick<Treatment, 'isAltered' | 'excuse'> & { readonly filingId: string }

export const filingIdOf = (document: NoteDocument): string =>
  document.identifier[0].value.replace('urn:uuid:', '')

const idOf = (reference: string | undefined): string | undefined => reference?.split('/').at(-1)

/** What the EHR committed. It is the oracle: nobody else writes it, and nothing is ever removed. */
export function ehrLedger(run: Run) {
  const documents: StoredDocument[] = []
  // Millennium drops what it does not know; others keep what they cannot search.
  const keepsIdentifiers = run.plan.profile !== 'millennium'

  const find = (id: string | undefined): StoredDocument | undefined =>
    documents.find((one) => one.id === id)

  function keep(document: StoredDocument): StoredDocument {
    const at = documents.findIndex(({ id }) => id === document.id)
    documents.splice(at < 0 ? documents.length : at, 1, document)
    return document
  }

  function note(
    { id, patientId, encounterId, isVoid, ...stored }: StoredDocument,
    write: Write & Pick<LedgerDocument, 'over' | 'overVersion' | 'relatesTo'>,
  ): void {
    const { filingId, isAltered = false, excuse, over, overVersion, relatesTo } = write
    run.history.documents.push({
      ...{ id, filingId, patientId, encounterId, isVoid, sha256: stored.sha256 },
      ...{ isAltered, excuse, over, overVersion, relatesTo, step: run.times.step() },
    })
  }

  /** A new version of a document, by whomever. */
  const next = (before: StoredDocument, resource: object, writer: string): StoredDocument => {
    const version = before.version + 1
    const meta = { versionId: String(version), lastUpdated: run.trueTime() }
    const stored = { ...before.resource, ...resource, id: before.id, meta }
    return keep({ ...before, version, writer, resource: stored })
  }

  return {
    documents,
    find,

    commit(payload: string, treatment: Treatment): StoredDocument {
      const sent = documentReferenceSchema.parse(JSON.parse(payload))
      const filingId = filingIdOf(sent)
      const relatesTo = idOf(sent.relatesTo?.[0].target.reference)
      const replaced = sent.relatesTo?.[0].code === 'replaces' ? find(relatesTo) : undefined
      if (replaced && run.plan.marksSuperseded && !replaced.isVoid) {
        next(replaced, { status: 'superseded' }, replaced.writer)
      }
      const id = `doc-${documents.length + 1}`
      const stored = keep({
        ...{ id, filingId, writer: filingId, version: 1, isVoid: false, ...contentOf(sent) },
        resource: {
          ...resourceOf(sent, { ...treatment, keepsIdentifiers }),
          id,
          meta: { versionId: '1', lastUpdated: run.trueTime() },
        },
        inSearchFrom: treatment.inSearchFrom,
        heldUntil: treatment.heldUntil ?? 0,
      })
      note(stored, { ...treatment, filingId, relatesTo, over: undefined, overVersion: undefined })
      return stored
    },

    /** @returns the new version of it */
    change(before: StoredDocument, payload: string, write: Write): StoredDocument {
      const body: unknown = JSON.parse(payload)
      const mark = retractionSchema.safeParse(body)
      const sent = mark.success ? undefined : documentReferenceSchema.parse(body)
      const resource = sent ? resourceOf(sent, { ...write, keepsIdentifiers }) : mark.data
      const { filingId } = write
      const isVoid = resource?.status === 'entered-in-error'
      const written = next(before, resource ?? {}, filingId)
      const patientId = idOf((sent ?? mark.data)?.subject.reference) ?? ''
      const stored = keep({ ...written, isVoid, ...(sent && contentOf(sent)), patientId })
      const { writer: over, version: overVersion } = before
      note(stored, { ...write, over, overVersion, relatesTo: undefined })
      return stored
    },

    /** Somebody changes it in the EHR itself, or marks it as entered in error there. */
    edit(before: StoredDocument, isVoid: boolean): void {
      const words = `others wrote version ${before.version + 1}`
      const resource = isVoid
        ? { status: 'entered-in-error' }
        : { content: [{ attachment: { contentType: 'text/plain', data: btoa(words) } }] }
      const text = isVoid ? before.sha256 : sha256(words)
      keep({ ...next(before, resource, 'others'), isVoid: isVoid || before.isVoid, sha256: text })
      run.history.edits.push({ step: run.times.step(), recordId: before.id, isVoid })
    },
  }
}

export type EhrLedger = ReturnType<typeof ehrLedger>

const contentOf = (sent: NoteDocument) => ({
  patientId: idOf(sent.subject.reference) ?? '',
  encounterId: idOf(sent.context.encounter?.[0].reference),
  day: sent.date.slice(0, 10),
  sha256: sha256(decodeText(sent.content[0].attachment.data) ?? ''),
})

function resourceOf(
  sent: NoteDocument,
  { isAltered, keepsIdentifiers }: { isAltered?: boolean; keepsIdentifiers: boolean },
): FhirResource {
  const { identifier, masterIdentifier, ...rest } = sent
  const [content] = sent.content
  const data = isAltered ? btoa('another text') : content.attachment.data
  return {
    ...rest,
    ...(keepsIdentifiers && { identifier, masterIdentifier }),
    content: [{ attachment: { ...content.attachment, data } }],
  }
}
