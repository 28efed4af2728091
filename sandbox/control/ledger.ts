import { createRing, type Ring } from './ring.ts'

/** One committed write: the truth against which a client's claims are held. */
export type LedgerEntry = {
  readonly at: string
  readonly interaction: 'create' | 'update' | 'delete'
  readonly type: string
  readonly id: string
  readonly version: number
  readonly patientIds: readonly string[]
  readonly encounterIds: readonly string[]
  /** `system|value` of every identifier of the resource. */
  readonly identifiers: readonly string[]
  /** SHA-256 (hex) of the decoded bytes of each inline attachment. */
  readonly contentSha256: readonly string[]
  readonly writer: Writer
}

/** Who caused a write: an app through the API, or the EHR itself. */
export type Writer =
  | {
      readonly by: 'app'
      readonly clientId: string
      readonly practitionerId: string
      readonly tokenId: string
      readonly requestId: string
    }
  | { readonly by: 'ehr' }

export type Ledger = Ring<LedgerEntry>

export const createLedger = (): Ledger => createRing<LedgerEntry>(50_000)
