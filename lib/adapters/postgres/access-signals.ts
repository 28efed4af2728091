import 'server-only'
import { sql } from 'kysely'
import type { AccessSignals, FoundSignal, SignalReview } from '#lib/audit/access-signal.ts'
import type { ReviewOutcome } from '#lib/audit/break-glass.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import type { AuditDatabases } from './audit-databases.ts'
import { boundedRead } from './bounded-read.ts'
import { type SignalRow, signalQueries } from './signal-queries.ts'
import { storeResult } from './store-result.ts'

const about = (tenant: string, id: string) => `access signal ${tenant} ${id}`

type ReviewRow = {
  readonly signal_id: string
  readonly outcome: ReviewOutcome
  readonly sealed_comment: string
  readonly reviewed_by: string
  readonly reviewed_at: Instant
}

/** Signals as the trail in PostgreSQL has them now; reviews added, never changed. */
export function postgresAccessSignals(
  { reading, writing }: AuditDatabases,
  seal: Seal,
): AccessSignals {
  return {
    found: (_grant, query) =>
      boundedRead(reading, async (transaction) => {
        const found: FoundSignal[] = []
        for (const { rule, rows } of signalQueries(query)) {
          const { rows: read } = await rows.execute(transaction)
          found.push(...read.map((row) => toSignal(rule, row)))
        }
        return found.sort((one, other) => (one.lastAt < other.lastAt ? 1 : -1))
      }),

    reviews: (_grant, { tenant, ids }) =>
      storeResult(async () => {
        const { rows } = await sql<ReviewRow>`
          select * from access_signal_review
          where tenant = ${tenant} and signal_id = any(${[...ids]}::text[])`.execute(writing)
        return new Map(
          rows.map((row) => [
            row.signal_id,
            toReview(row, seal.open(about(tenant, row.signal_id), row.sealed_comment)),
          ]),
        )
      }),

    review: (_grant, { tenant, id, review }) =>
      storeResult(async () => {
        const comment = seal.seal(about(tenant, id), review.comment)
        const { numAffectedRows } = await sql`
          insert into access_signal_review
            (tenant, signal_id, outcome, sealed_comment, reviewed_by, reviewed_at)
          values (${tenant}, ${id}, ${review.outcome}, ${comment}, ${review.by}, ${review.at})
          on conflict do nothing`.execute(writing)
        return numAffectedRows === 1n
      }),
  }
}

const toSignal = (rule: FoundSignal['rule'], row: SignalRow): FoundSignal => ({
  rule,
  user: row.user_url,
  patient:
    row.ehr_id !== null && row.patient !== null
      ? { ehrId: row.ehr_id, id: row.patient }
      : undefined,
  day: row.day,
  lastAt: row.last_at,
  count: Number(row.count),
  usual: row.usual === null ? undefined : Number(row.usual),
})

const toReview = (row: ReviewRow, comment: string): SignalReview => ({
  outcome: row.outcome,
  comment,
  by: row.reviewed_by,
  at: row.reviewed_at,
})
