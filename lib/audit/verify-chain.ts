import type { Sha256 } from '../kernel/sha256.ts'
import { type AuditColumns, auditColumns } from './audit-record.ts'
import { CHAIN_START, linkHash } from './chain.ts'
import { parseRecord } from './parse-record.ts'
import { saysItsColumns } from './says-its-columns.ts'

/** A row as it stands in the table. */
export type StoredAuditRow = AuditColumns & {
  readonly prev: string
  readonly hash: string
  readonly mac: string
  readonly mac_key: string
  readonly body: string
}

export type ChainFault =
  /** The record before this one is gone. */
  | 'record-missing'
  /** It does not follow the record before it: something was edited, inserted or reordered. */
  | 'link-broken'
  /** The body is not the one that was hashed. */
  | 'body-changed'
  /** The hash was made without the key that the database does not hold. */
  | 'mac-wrong'
  /** The key that the record names is not at hand, so its MAC cannot be checked. */
  | 'mac-key-unknown'
  /** The tree of its tenant holds another text in its place. */
  | 'leaf-differs'
  /** It is in no tree although what was committed after it is: it was put in later. */
  | 'unsealed'
  /** A searchable column says something else than the body. */
  | 'column-changed'
  | 'body-unreadable'

export type ChainFinding = {
  readonly fault: ChainFault
  readonly bootId: string
  readonly seq: string
  readonly id: string
}

export type ChainPosition = { readonly seq: number; readonly hash: string }

export const chainStart: ChainPosition = { seq: 0, hash: CHAIN_START }

export type ChainKeys = {
  readonly sha256: Sha256
  /** MAC of a hash under a named key; undefined when that key is not at hand. */
  readonly mac: (keyId: string, hash: string) => string | undefined
}

/**
 * Checks one row against the row before it in the same boot.
 * @param before chainStart for the first row of a boot
 * @returns the first fault of this row, or undefined when it is as it was written
 */
export function checkRow(
  before: ChainPosition,
  row: StoredAuditRow,
  keys: ChainKeys,
): ChainFinding | undefined {
  const fault = faultOf(before, row, keys)
  return fault && { fault, bootId: row.boot_id, seq: row.seq, id: row.id }
}

function faultOf(
  before: ChainPosition,
  row: StoredAuditRow,
  keys: ChainKeys,
): ChainFault | undefined {
  if (Number(row.seq) > before.seq + 1) return 'record-missing'
  if (Number(row.seq) !== before.seq + 1 || row.prev !== before.hash) return 'link-broken'
  if (linkHash(keys.sha256, row.prev, row.body) !== row.hash) return 'body-changed'
  const mac = keys.mac(row.mac_key, row.hash)
  if (mac === undefined) return 'mac-key-unknown'
  if (mac !== row.mac) return 'mac-wrong'
  return columnFault(row)
}

function columnFault(row: StoredAuditRow): ChainFault | undefined {
  if (saysItsColumns(row)) return undefined
  const record = parseRecord(row.body)
  if (!record) return 'body-unreadable'
  return isSame(auditColumns(record), row) ? undefined : 'column-changed'
}

const isSame = (one: AuditColumns, other: AuditColumns): boolean =>
  columnNames.every((name) => one[name] === other[name])

const columnNames: readonly (keyof AuditColumns)[] = [
  'boot_id',
  'seq',
  'id',
  'at',
  'node',
  'tenant',
  'phase',
  'action',
  'intent_id',
  'result',
  'launch_id',
  'user_url',
  'patient',
]
