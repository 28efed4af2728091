import type { Filing, FilingEvent, FilingState } from '#lib/filing/filing.ts'
import type { ProvenanceFiling } from '#lib/filing/provenance-filing.ts'

/** What a clinician signed: what was on the screen, not what was stored. */
export type Signature = {
  readonly noteId: string
  readonly patientId: string
  readonly encounterId: string | undefined
  /** Of the text that was shown. */
  readonly sha256: string
  /** It was entered in error. */
  readonly isVoid: boolean
}

/** What the EHR committed for a filing, by its own ledger: a document, or a version of one. */
export type LedgerDocument = {
  readonly id: string
  readonly step: number
  readonly filingId: string
  readonly patientId: string
  readonly encounterId: string | undefined
  /** Of the text as it arrived. */
  readonly sha256: string
  /** The EHR keeps another text than the one that arrived. */
  readonly isAltered: boolean
  /** It marks the document as entered in error. */
  readonly isVoid: boolean
  /** Who wrote the version that it was written over: a filing, or others; undefined of a new one. */
  readonly over: string | undefined
  /** Which version that was. */
  readonly overVersion: number | undefined
  /** The document that a new one replaces or adds to. */
  readonly relatesTo: string | undefined
  /** Why this document does not count for "at most one": the fault is outside what can be met. */
  readonly excuse: Excuse | undefined
}

/**
 * What no client can prevent (docs/faults.md):
 * - `proxy-duplicate`: something between app and EHR sent the request a second time
 * - `held`: the EHR keeps it for review and no search shows it: excused where nobody could record
 *   the answer that said so
 * - `too-late`: it came into sight later after its last check than the looks wait (FT-6)
 * - `unguarded`: the EHR passes over If-Match, and somebody had just changed the record
 */
export type Excuse = 'proxy-duplicate' | 'held' | 'too-late' | 'unguarded'

/** A change of a document by somebody else, in the EHR itself. */
export type Edit = { readonly step: number; readonly recordId: string; readonly isVoid: boolean }

/** A version of others that a clinician saw, and goes on from. */
export type Accepted = { readonly recordId: string; readonly version: string }

/** A Provenance that the EHR keeps, by its own ledger. */
export type LedgerLabel = {
  readonly id: string
  readonly step: number
  readonly filingId: string
  /** The document that it is of. */
  readonly recordId: string
  readonly excuse: Excuse | undefined
}

/** What a person was shown of a filing. */
export type Shown = {
  readonly step: number
  readonly filingId: string
  readonly state: FilingState
  readonly recordId: string | undefined
  readonly isVerified: boolean
}

/** A committed step of a filing. */
export type Move = {
  readonly step: number
  readonly filingId: string
  readonly before: FilingState
  readonly event: FilingEvent['type']
  readonly after: FilingState
}

/** Everything that the invariants are judged by. `step` orders it: any growing number will do. */
export type History = {
  readonly signatures: Signature[]
  /** Approvals that the store committed. */
  readonly approvals: {
    readonly step: number
    readonly filingId: string
    readonly noteId: string
  }[]
  /** Approvals of which the clinician was told. */
  readonly acknowledged: { readonly step: number; readonly filingId: string }[]
  readonly documents: LedgerDocument[]
  readonly labels: LedgerLabel[]
  readonly edits: Edit[]
  readonly accepted: Accepted[]
  /** Requests that reached the EHR. */
  readonly requests: { readonly step: number; readonly requestId: string | undefined }[]
  /** Audit intents, when they were committed. */
  readonly intents: { readonly step: number; readonly intentId: string }[]
  /** When a note was known to stand in the EHR as it was signed. */
  readonly verified: { readonly step: number; readonly filingId: string }[]
  readonly shown: Shown[]
  readonly moves: Move[]
}

export const emptyHistory = (): History => ({
  signatures: [],
  approvals: [],
  acknowledged: [],
  documents: [],
  labels: [],
  edits: [],
  accepted: [],
  requests: [],
  intents: [],
  verified: [],
  shown: [],
  moves: [],
})

/** As far as the invariants ask. */
export type EndOfFiling = Pick<Filing, 'state' | 'errorCode' | 'kind' | 'method'> & {
  readonly id: string
  readonly target: { readonly filingId: string; readonly recordId: string } | undefined
  readonly record: { readonly id: string } | undefined
}

export type EndOfLabels = Pick<ProvenanceFiling, 'filingId' | 'state' | 'provenanceId'> & {
  /** Its note was read back as it was signed. */
  readonly mayBeLabelled: boolean
}

/** How things stand when nothing moves any more. */
export type End = {
  readonly step: number
  readonly filings: readonly EndOfFiling[]
  readonly labels: readonly EndOfLabels[]
  /** Filings that their authors can find: filed, or among the waiting notes. */
  readonly inSight: ReadonlySet<string>
}
