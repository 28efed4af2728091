import 'server-only'
import { sql } from 'kysely'
import type {
  AuditIntegrity,
  HeadView,
  SealLag,
  SinkStatus,
  Verification,
} from '#lib/audit/audit-integrity.ts'
import type { Database } from '#lib/db/pool.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { AuditDatabases } from './audit-databases.ts'
import { storeResult } from './store-result.ts'

/** What trees, sinks and checks say about the trail in PostgreSQL. */
export function postgresAuditIntegrity({ reading, writing }: AuditDatabases): AuditIntegrity {
  return {
    status: (_grant, { tenant }) =>
      storeResult(async () => ({
        head: await newestHead(reading, tenant),
        sinks: await sinksOf(reading, tenant),
        lag: await sealLag(reading),
        lastVerification: await lastVerification(reading),
      })),

    sealLag: () => storeResult(() => sealLag(reading)),

    keepVerification: (one) =>
      storeResult(async () => {
        await sql`
          insert into audit_verification (started_at, ended_at, records, leaves, heads, shipped_heads,
            faults, unfinished, findings)
          values (${one.startedAt}, ${one.endedAt}, ${one.records}, ${one.leaves}, ${one.heads},
            ${one.shippedHeads}, ${one.faults}, ${one.unfinished}, ${[...one.findings]})`.execute(
          writing,
        )
      }),
  }
}

type HeadRow = {
  readonly number: string
  readonly size: string
  readonly sealed_at: Instant
  readonly note: string
}

async function newestHead(database: Database, tenant: string): Promise<HeadView | undefined> {
  const { rows } = await sql<HeadRow>`
    select number, size, sealed_at, note from audit_head where tenant = ${tenant}
    order by number desc limit 1`.execute(database)
  const [row] = rows
  return (
    row && {
      number: Number(row.number),
      size: Number(row.size),
      sealedAt: row.sealed_at,
      note: row.note,
    }
  )
}

type SinkRow = {
  readonly sink: string
  readonly number: string
  readonly size: string
  readonly anchored_at: Instant
  readonly waiting: string
}

async function sinksOf(database: Database, tenant: string): Promise<readonly SinkStatus[]> {
  const { rows } = await sql<SinkRow>`
    select newest.sink, newest.number, audit_head.size, newest.anchored_at,
      (select count(*) from audit_head as later
        where later.tenant = ${tenant} and later.number > newest.number) as waiting
    from (select distinct on (sink) sink, number, anchored_at from audit_anchor
      where tenant = ${tenant} order by sink, number desc) as newest
    join audit_head on audit_head.tenant = ${tenant} and audit_head.number = newest.number
    order by newest.sink`.execute(database)
  return rows.map((row) => ({
    sink: row.sink,
    number: Number(row.number),
    size: Number(row.size),
    anchoredAt: row.anchored_at,
    waiting: Number(row.waiting),
  }))
}

// Bounded by what the sealer has passed, as its own search for more is (seal-store.ts).
async function sealLag(database: Database): Promise<SealLag> {
  const { rows } = await sql<{ records: string; oldest_at: Instant | null }>`
    select count(*) as records, min(audit_event.at) as oldest_at from audit_event
    where xid >= coalesce((select horizon from audit_seal order by id desc limit 1), '0'::xid8)
      and not exists (select from audit_leaf where audit_leaf.boot_id = audit_event.boot_id
        and audit_leaf.seq = audit_event.seq)`.execute(database)
  return { records: Number(rows[0]?.records ?? 0), oldestAt: rows[0]?.oldest_at ?? undefined }
}

type VerificationRow = Readonly<
  Record<'records' | 'leaves' | 'heads' | 'shipped_heads' | 'faults' | 'unfinished', string>
> & {
  readonly started_at: Instant
  readonly ended_at: Instant
  readonly findings: readonly string[]
}

async function lastVerification(database: Database): Promise<Verification | undefined> {
  const { rows } = await sql<VerificationRow>`
    select * from audit_verification order by id desc limit 1`.execute(database)
  const [row] = rows
  if (!row) return undefined
  return {
    startedAt: row.started_at,
    endedAt: row.ended_at,
    records: Number(row.records),
    leaves: Number(row.leaves),
    heads: Number(row.heads),
    shippedHeads: Number(row.shipped_heads),
    faults: Number(row.faults),
    unfinished: Number(row.unfinished),
    findings: row.findings,
  }
}
