import 'server-only'
import { sql } from 'kysely'
import { z } from 'zod'
import type { PatientAtEhr } from '#lib/audit/audit-filter.ts'
import type { Disclosure, Disclosures } from '#lib/audit/disclosure.ts'
import type { Database } from '#lib/db/pool.ts'
import type { EhrId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { Seal } from '../crypto/seal.ts'
import type { AuditDatabases } from './audit-databases.ts'
import { storeResult } from './store-result.ts'

const about = (tenant: string, id: string) => `disclosure ${tenant} ${id}`

const bodySchema = z.object({
  recipient: z.string(),
  address: z.string(),
  description: z.string(),
  purpose: z.string(),
})

type Row = {
  readonly id: string
  readonly ehr_id: EhrId | null
  readonly patient: string | null
  readonly from_at: Instant | null
  readonly to_at: Instant | null
  readonly disclosed_at: Instant
  readonly sealed_body: string
  readonly recorded_by: string
  readonly recorded_at: Instant
}

/** Disclosures in PostgreSQL: added, never changed; what they say encrypted. */
export function postgresDisclosures({ reading, writing }: AuditDatabases, seal: Seal): Disclosures {
  return {
    record: (_grant, { tenant, ...one }) =>
      storeResult(async () => {
        const { recipient, address, description, purpose } = one
        const body = JSON.stringify({ recipient, address, description, purpose })
        await sql`
          insert into disclosure (id, tenant, ehr_id, patient, from_at, to_at, disclosed_at,
            sealed_body, recorded_by, recorded_at)
          values (${one.id}, ${tenant}, ${one.patient?.ehrId ?? null}, ${one.patient?.id ?? null},
            ${one.period.from}, ${one.period.to}, ${one.disclosedAt},
            ${seal.seal(about(tenant, one.id), body)}, ${one.recordedBy}, ${one.recordedAt})
        `.execute(writing)
      }),

    ofPatient: (_grant, { tenant, patient, period }) =>
      storeResult(async () => {
        const { rows } = await sql<Row>`
          select d.* from disclosure as d
          where d.tenant = ${tenant}
            and d.disclosed_at >= coalesce(${period.from}::timestamptz, '-infinity')
            and d.disclosed_at < coalesce(${period.to}::timestamptz, 'infinity')
            and (d.patient is null or d.ehr_id = ${patient.ehrId} and d.patient = ${patient.id})
          order by d.disclosed_at desc, d.id`.execute(writing)
        const ofAll = rows.filter((row) => row.patient === null)
        const inThem = await exportsWith(reading, { tenant, patient, exported: ofAll })
        return rows
          .filter((row) => row.patient !== null || inThem.has(row.id))
          .map((row) => toDisclosure(row, seal.open(about(tenant, row.id), row.sealed_body)))
      }),
  }
}

type Exported = {
  readonly tenant: string
  readonly patient: PatientAtEhr
  readonly exported: readonly Row[]
}

/** Those of the exports about everybody in which there is a record of the patient. */
async function exportsWith(
  reading: Database,
  { tenant, patient, exported }: Exported,
): Promise<ReadonlySet<string>> {
  if (exported.length === 0) return new Set()
  const times = (of: (row: Row) => Instant | null) => sql`${exported.map(of)}::timestamptz[]`
  const { rows } = await sql<{ id: string }>`
    select d.id from unnest(${exported.map(({ id }) => id)}::uuid[], ${times((row) => row.from_at)},
      ${times((row) => row.to_at)}, ${times((row) => row.disclosed_at)})
      as d (id, from_at, to_at, disclosed_at)
    where exists (select from audit_event as e
      where e.tenant = ${tenant} and e.patient = ${patient.id}
        and strpos(e.body, ${`"ehrId":${JSON.stringify(patient.ehrId)}`}) > 0
        and e.at >= coalesce(d.from_at, '-infinity')
        and e.at < least(d.to_at, d.disclosed_at))`.execute(reading)
  return new Set(rows.map(({ id }) => id))
}

const toDisclosure = (row: Row, body: string): Disclosure => ({
  ...bodySchema.parse(JSON.parse(body)),
  id: row.id,
  patient:
    row.ehr_id !== null && row.patient !== null
      ? { ehrId: row.ehr_id, id: row.patient }
      : undefined,
  period: { from: row.from_at, to: row.to_at },
  disclosedAt: row.disclosed_at,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
})
