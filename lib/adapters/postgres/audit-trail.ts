import 'server-only'
import type pg from 'pg'
import type { AuditTrail } from '#lib/audit/audit-trail.ts'
import type { StoredAuditRow } from '#lib/audit/verify-chain.ts'
import type { Result } from '#lib/kernel/result.ts'
import { auditColumnNames } from './audit-rows.ts'
import { storeResult } from './store-result.ts'

const BATCH = 5_000

// Goes on from the last row instead of holding a cursor: a transaction that lasts as long as the
// check would hold back vacuum and sealing of the whole cluster.
const NEXT = `
  select ${auditColumnNames.join(', ')}, at::text as exact_time from audit_event
  where (boot_id, seq, at) > ($1::uuid, $2::bigint, $3::timestamptz)
  order by boot_id, seq, at limit ${BATCH}`

/** A time is read to the millisecond; to go on from a row, all its digits are needed. */
type Row = StoredAuditRow & { readonly exact_time: string }

const BEFORE_ALL = ['00000000-0000-0000-0000-000000000000', '-1', '-infinity'] as const

const MISSING = `
  select wanted.hash from unnest($1::text[]) as wanted (hash)
  where not exists (select from audit_event where audit_event.hash = wanted.hash)`

/** The stored trail, read in order of boot and number; rows written meanwhile may be among them. */
export function postgresAuditTrail(pool: pg.Pool): AuditTrail {
  const batchAfter = (place: readonly string[]): Promise<Result<readonly Row[]>> =>
    storeResult(async () => (await pool.query<Row>(NEXT, [...place])).rows)

  return {
    async *rows() {
      let next = batchAfter(BEFORE_ALL)
      for (;;) {
        const batch = await next
        const last = batch.ok ? batch.value.at(-1) : undefined
        // Read while the one in hand is checked.
        if (last) next = batchAfter([last.boot_id, last.seq, last.exact_time])
        if (last || !batch.ok) yield batch
        if (!last) return
      }
    },

    missingHashes: (hashes) =>
      storeResult(async () => {
        const { rows } = await pool.query<{ hash: string }>(MISSING, [[...hashes]])
        return rows.map(({ hash }) => hash)
      }),
  }
}
