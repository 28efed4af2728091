import 'server-only'
import { sql } from 'kysely'
import type {
  BreakGlassReason,
  BreakGlassStore,
  ChartLabel,
  ReviewedBreakGlass,
  ReviewOutcome,
} from '#lib/audit/break-glass.ts'
import type { Database } from '#lib/db/pool.ts'
import type { EhrId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import { storeResult } from './store-result.ts'

const about = (tenant: string, id: string) => `break-glass ${tenant} ${id}`

type GateRow = {
  readonly label: ChartLabel | 'none' | null
  readonly open_until: Instant | null
}

type Row = {
  readonly id: string
  readonly ehr_id: EhrId
  readonly patient: string
  readonly user_url: string
  readonly launch_id: string
  readonly label: ChartLabel
  readonly reason_code: BreakGlassReason
  readonly sealed_reason: string
  readonly opened_at: Instant
  readonly ends_at: Instant
  readonly outcome: ReviewOutcome | null
  readonly sealed_comment: string | null
  readonly reviewed_by: string | null
  readonly reviewed_at: Instant | null
}

/** Openings of restricted charts and their reviews in PostgreSQL; what was written is encrypted. */
export function postgresBreakGlassStore(database: Database, seal: Seal): BreakGlassStore {
  return {
    gate: ({ tenant, launchId, patient, user }, now) =>
      storeResult(async () => {
        const { rows } = await sql<GateRow>`
          select (select label from chart_label where launch_id = ${launchId}) as label,
            (select max(ends_at) from break_glass
              where tenant = ${tenant} and ehr_id = ${patient.ehrId} and patient = ${patient.id}
                and user_url = ${user} and ends_at > ${now}) as open_until`.execute(database)
        const { label, open_until } = rows[0] ?? {}
        return { label: label ?? undefined, openUntil: open_until ?? undefined }
      }),

    keepLabel: (launchId, label) =>
      storeResult(async () => {
        await sql`
          insert into chart_label (launch_id, label) values (${launchId}, ${label})
          on conflict (launch_id) do update set label = excluded.label, known_at = now()`.execute(
          database,
        )
      }),

    open: (_grant, { tenant, ...one }) =>
      storeResult(async () => {
        await sql`
          insert into break_glass (id, tenant, ehr_id, patient, user_url, launch_id, label,
            reason_code, sealed_reason, opened_at, ends_at)
          values (${one.id}, ${tenant}, ${one.patient.ehrId}, ${one.patient.id}, ${one.user},
            ${one.launchId}, ${one.label}, ${one.reasonCode},
            ${seal.seal(about(tenant, one.id), one.reason)}, ${one.openedAt}, ${one.endsAt})
          on conflict do nothing`.execute(database)
      }),

    all: (_grant, { tenant, limit }) =>
      storeResult(async () => {
        const { rows } = await sql<Row>`
          select b.*, r.outcome, r.sealed_comment, r.reviewed_by, r.reviewed_at
          from break_glass as b left join break_glass_review as r on r.break_glass_id = b.id
          where b.tenant = ${tenant}
          order by r.break_glass_id is not null, b.opened_at desc limit ${limit}`.execute(database)
        return rows.map((row) => toOpening(row, (text) => seal.open(about(tenant, row.id), text)))
      }),

    review: (_grant, { tenant, id, review }) =>
      storeResult(async () => {
        const comment = seal.seal(about(tenant, id), review.comment)
        const { numAffectedRows } = await sql`
          insert into break_glass_review (break_glass_id, outcome, sealed_comment, reviewed_by, reviewed_at)
          select id, ${review.outcome}, ${comment}, ${review.by}, ${review.at}
          from break_glass where id = ${id} and tenant = ${tenant}
          on conflict do nothing`.execute(database)
        return numAffectedRows === 1n
      }),
  }
}

function toOpening(row: Row, open: (sealed: string) => string): ReviewedBreakGlass {
  const { outcome, sealed_comment, reviewed_by, reviewed_at } = row
  const isReviewed = outcome && sealed_comment !== null && reviewed_by !== null && reviewed_at
  return {
    id: row.id,
    patient: { ehrId: row.ehr_id, id: row.patient },
    user: row.user_url,
    launchId: row.launch_id,
    label: row.label,
    reasonCode: row.reason_code,
    reason: open(row.sealed_reason),
    openedAt: row.opened_at,
    endsAt: row.ends_at,
    review: isReviewed
      ? { outcome, comment: open(sealed_comment), by: reviewed_by, at: reviewed_at }
      : undefined,
  }
}
