import type { Result } from '../kernel/result.ts'
import type { Frontier, Subtree } from './merkle/frontier.ts'

/** A record that is in no tree yet. */
export type UnsealedRecord = {
  readonly tenant: string
  readonly bootId: string
  readonly seq: string
  /** With all digits that the database keeps. */
  readonly at: string
  readonly body: string
}

/** A head of a tenant's tree as it is kept. */
export type StoredHead = {
  readonly tenant: string
  /** 1, 2, 3, … of the tenant. */
  readonly number: number
  readonly frontier: Frontier
  /** The signed note. */
  readonly note: string
}

/** The same, as places outside keep it. */
export type ShippedHead = Pick<StoredHead, 'tenant' | 'number' | 'note'>

/** What sealing adds to the trees. */
export type TreeGrowth = {
  readonly leaves: readonly (UnsealedRecord & {
    readonly index: number
    readonly hash: Uint8Array
  })[]
  readonly nodes: readonly (Subtree & { readonly tenant: string; readonly hash: Uint8Array })[]
  readonly heads: readonly StoredHead[]
}

/** The newest head of each tenant that has records to seal. */
export type NewestHeads = ReadonlyMap<string, StoredHead>

/** The kept trees, for whoever makes them grow. Every answer may be STORE_UNAVAILABLE. */
export interface SealStore {
  /**
   * Takes the next unsealed records, oldest commits first, and keeps what `grow` makes of them, all
   * or nothing. Only records that no open transaction can come before are taken, so none is ever
   * skipped. Nothing happens while another process seals.
   *
   * @param limits.atLeast fewer records than that wait for more
   * @returns how many were sealed, or the failure of `grow`
   */
  seal(
    limits: { readonly atLeast: number; readonly atMost: number },
    grow: (records: readonly UnsealedRecord[], heads: NewestHeads) => Result<TreeGrowth>,
  ): Promise<Result<number>>
  /** Heads that this sink has not confirmed, each tenant's in order. */
  unshipped(sink: string, limit: number): Promise<Result<readonly ShippedHead[]>>
  noteShipped(sink: string, head: ShippedHead): Promise<Result<void>>
}
