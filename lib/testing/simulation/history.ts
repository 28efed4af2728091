import type { Filing, FilingEvent, FilingState } from '#lib/filing/filing.ts'

/** What a clinician signed: what was on the screen, not what was stored. */
export type Signature = {
  readonly noteId: string
  readonly patientId: string
  readonly encounterId: string | undefined
  /** Of the text that was shown. */
  readonly sha256: string
}

/** A document that the EHR committed, by its own ledger. */
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
  /** Why this document does not count for "at most one": the fault is outside what can be met. */
  readonly excuse: Excuse | undefined
}

/**
 * What no client can prevent (docs/faults.md):
 * - `proxy-duplicate`: something between app and EHR sent the request a second time
 * - `held`: the EHR keeps it for review and no search shows it: excused where nobody could record
 *   the answer that said so
 * - `too-late`: it came into sight later after its last check than the looks wait (FT-6)
 */
export type Excuse = 'proxy-duplicate' | 'held' | 'too-late'

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
  /** Requests that reached the EHR. */
  readonly requests: { readonly step: number; readonly requestId: string | undefined }[]
  /** Audit intents, when they were committed. */
  readonly intents: { readonly step: number; readonly intentId: string }[]
  readonly shown: Shown[]
  readonly moves: Move[]
}

export const emptyHistory = (): History => ({
  signatures: [],
  approvals: [],
  acknowledged: [],
  documents: [],
  requests: [],
  intents: [],
  shown: [],
  moves: [],
})

/** As far as the invariants ask. */
export type EndOfFiling = Pick<Filing, 'state' | 'errorCode'> & {
  readonly id: string
  readonly record: { readonly id: string } | undefined
}

/** How things stand when nothing moves any more. */
export type End = {
  readonly step: number
  readonly filings: readonly EndOfFiling[]
  /** Filings that their authors can find: filed, or among the waiting notes. */
  readonly inSight: ReadonlySet<string>
}
