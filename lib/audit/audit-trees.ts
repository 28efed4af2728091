import type { Result } from '../kernel/result.ts'
import type { AuditPeriod, PatientAtEhr } from './audit-filter.ts'
import type { Subtree } from './merkle/frontier.ts'
import type { StoredHead } from './seal-store.ts'

/** Leaves as they follow each other in the store: an index and a hash for each. */
export type LeafRun = {
  readonly indices: readonly number[]
  readonly hashes: readonly Uint8Array[]
}

export type KeptSubtree = Subtree & { readonly hash: Uint8Array }

/** A leaf whose record is not in the trail. */
export type LostRecord = {
  readonly tenant: string
  readonly index: number
  readonly bootId: string
  readonly seq: string
}

/** How many leaves of a tenant have no record, by the month of the record. */
export type LostMonth = {
  readonly tenant: string
  /** `2020-01`, by UTC. */
  readonly month: string
  readonly records: number
}

/** Which leaf a record is. */
export type SealedRecord = {
  readonly tenant: string
  readonly index: number
  readonly body: string
}

/** The kept trees, for checking and proving. Every answer may be STORE_UNAVAILABLE. */
export interface AuditTrees {
  /** Of which there is anything. */
  tenants(): Promise<Result<readonly string[]>>
  /** In the order of their numbers. */
  heads(tenant: string): Promise<Result<readonly StoredHead[]>>
  /** In the order of their indices; ends after a failure. */
  leaves(tenant: string): AsyncIterable<Result<LeafRun>>
  /** Kept subtrees above the leaves; ends after a failure. */
  subtrees(tenant: string): AsyncIterable<Result<readonly KeptSubtree[]>>
  lostMonths(): Promise<Result<readonly LostMonth[]>>
  /** The first few, and how many there are, outside of the given months. */
  lostRecords(
    limit: number,
    except: readonly LostMonth[],
  ): Promise<Result<{ count: number; first: readonly LostRecord[] }>>
  /** Leaves of months that were removed, of the first `size`, in order; ends after a failure. */
  purgedLeaves(tenant: string, size: number): AsyncIterable<Result<LeafRun>>
  /** Hashes of kept subtrees (leaves at level 0) side by side; fewer where some are missing. */
  row(
    tenant: string,
    level: number,
    indices: { readonly from: number; readonly count: number },
  ): Promise<Result<readonly Uint8Array[]>>
  /** Records of the first `size` leaves, within what is given, in the order of leaves. */
  records(
    tenant: string,
    range: AuditPeriod & { readonly size: number; readonly patient?: PatientAtEhr | undefined },
  ): AsyncIterable<Result<readonly SealedRecord[]>>
  /** Undefined: no such record is sealed. */
  find(recordId: string): Promise<Result<SealedRecord | undefined>>
}
