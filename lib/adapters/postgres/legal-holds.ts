import 'server-only'
import { sql } from 'kysely'
import type { LegalHold, LegalHolds } from '#lib/audit/legal-hold.ts'
import type { Database } from '#lib/db/pool.ts'
import type { EhrId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import { storeResult } from './store-result.ts'

const about = (tenant: string, id: string) => `legal hold ${tenant} ${id}`

type Row = {
  readonly id: string
  readonly ehr_id: EhrId | null
  readonly patient: string | null
  readonly user_url: string | null
  readonly from_at: Instant | null
  readonly to_at: Instant | null
  readonly sealed_reason: string
  readonly placed_by: string
  readonly placed_at: Instant
  readonly end_reason: string | null
  readonly lifted_by: string | null
  readonly lifted_at: Instant | null
}

/** Legal holds in PostgreSQL, added and ended, never changed; their reasons encrypted. */
export function postgresLegalHolds(database: Database, seal: Seal): LegalHolds {
  return {
    place: (_grant, { tenant, id, patient, user, from, to, placed }) =>
      storeResult(async () => {
        await sql`
          insert into legal_hold (id, tenant, ehr_id, patient, user_url, from_at, to_at,
            sealed_reason, placed_by, placed_at)
          values (${id}, ${tenant}, ${patient?.ehrId ?? null}, ${patient?.id ?? null},
            ${user ?? null}, ${from}, ${to}, ${seal.seal(about(tenant, id), placed.reason)},
            ${placed.by}, ${placed.at})`.execute(database)
      }),

    lift: (_grant, { tenant, id, lifted }) =>
      storeResult(async () => {
        const { numAffectedRows } = await sql`
          insert into legal_hold_end (hold_id, sealed_reason, lifted_by, lifted_at)
          select id, ${seal.seal(about(tenant, id), lifted.reason)}, ${lifted.by}, ${lifted.at}
          from legal_hold where id = ${id} and tenant = ${tenant}
          on conflict do nothing`.execute(database)
        return numAffectedRows === 1n
      }),

    all: (_grant, { tenant }) =>
      storeResult(async () => {
        const { rows } = await sql<Row>`
          select h.*, e.sealed_reason as end_reason, e.lifted_by, e.lifted_at
          from legal_hold as h left join legal_hold_end as e on e.hold_id = h.id
          where h.tenant = ${tenant}
          order by e.hold_id is not null, h.placed_at desc`.execute(database)
        return rows.map((row) => toHold(row, (sealed) => seal.open(about(tenant, row.id), sealed)))
      }),
  }
}

function toHold(row: Row, open: (sealed: string) => string): LegalHold {
  const { id, ehr_id, patient, user_url, from_at, to_at } = row
  return {
    id,
    patient: ehr_id !== null && patient !== null ? { ehrId: ehr_id, id: patient } : undefined,
    user: user_url ?? undefined,
    from: from_at,
    to: to_at,
    placed: { by: row.placed_by, at: row.placed_at, reason: open(row.sealed_reason) },
    lifted:
      row.lifted_by !== null && row.lifted_at !== null && row.end_reason !== null
        ? { by: row.lifted_by, at: row.lifted_at, reason: open(row.end_reason) }
        : undefined,
  }
}
