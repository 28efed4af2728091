import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Mac, macWith } from '#lib/adapters/crypto/mac.ts'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { insertAuditRows } from '#lib/adapters/postgres/audit-rows.ts'
import { openAuditWriter } from '#lib/adapters/postgres/audit-writer.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import type { AuditEvent, AuditWho } from '#lib/audit/audit-event.ts'
import { type AuditRecord, auditColumns, recordBody } from '#lib/audit/audit-record.ts'
import { CHAIN_START, linkHash } from '#lib/audit/chain.ts'
import type { StoredAuditRow } from '#lib/audit/verify-chain.ts'
import { surviveBrokenConnections } from '#lib/db/pool.ts'

/** One way to add a record so that it is on the disk when the promise resolves. */
export type Appender = {
  readonly name: 'chain, shared commits' | 'plain row, own commit' | 'chain, lock per row'
  append(): Promise<void>
}

const CONNECTIONS = 16

const who: AuditWho = {
  tenant: 'bench',
  ehrId: null,
  launchId: null,
  user: 'https://ehr.example/fhir/Practitioner/1',
  patient: 'patient-1',
  encounter: null,
}
const event: AuditEvent = {
  action: 'chart.search',
  resource: 'Observation',
  query: 'patient=1&category=vital-signs&_sort=-date&_count=100',
}

const benchMac: Mac = macWith({ current: 'k1', keys: { k1: randomBytes(32) } })

/** What the app does. */
export function chainOfProcess(
  url: string,
  mac: Mac = benchMac,
): Appender & { close(): Promise<void> } {
  const writer = openAuditWriter({ url, node: 'bench', mac, clock: systemClock })
  return {
    name: 'chain, shared commits',
    async append() {
      const granted = await writer.intend(who, event)
      if (!granted.ok) throw new Error(granted.error.code)
    },
    close: () => writer.close(),
  }
}

/** A table like the trail's, in a schema of its own, so that the peers write the same rows. */
export async function peerPool(ownerUrl: string): Promise<pg.Pool> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query('create schema bench')
  await client.query('create table bench.audit_event (like public.audit_event including all)')
  await client.end()
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: CONNECTIONS,
    options: '-c search_path=bench',
  })
  // A caller that is still at it when another failed meets a server that has stopped.
  surviveBrokenConnections(pool)
  return pool
}

function rowAfter(prev: string, boot: string, seq: number): StoredAuditRow {
  const record: AuditRecord = {
    ...{ v: 1, id: randomUUID(), node: 'peer', boot, seq, at: systemClock.now() },
    ...{ phase: 'intent', who, event },
  }
  const body = recordBody(record)
  const hash = linkHash(sha256, prev, body)
  const mac = benchMac.of(benchMac.currentKey, hash) ?? ''
  return { ...auditColumns(record), prev, hash, mac, mac_key: benchMac.currentKey, body }
}

async function withClient(pool: pg.Pool, run: (client: pg.PoolClient) => Promise<void>) {
  const client = await pool.connect()
  try {
    await run(client)
  } finally {
    client.release()
  }
}

/** Hashed and signed and no chain: nobody waits for anybody, and a missing row is not noticed. */
export function plainRows(pool: pg.Pool): Appender {
  return {
    name: 'plain row, own commit',
    append: () =>
      withClient(pool, (client) =>
        insertAuditRows(client, [rowAfter(CHAIN_START, randomUUID(), 1)]),
      ),
  }
}

const LAST = 'select seq, hash from audit_event where boot_id = $1 order by seq desc limit 1'

/** One chain for all: each row waits for the commit of the one before it. */
export function lockedChain(pool: pg.Pool): Appender {
  const boot = randomUUID()
  return {
    name: 'chain, lock per row',
    append: () =>
      withClient(pool, async (client) => {
        await client.query('begin')
        await client.query('select pg_advisory_xact_lock(1)')
        const { rows } = await client.query<{ seq: string; hash: string }>(LAST, [boot])
        const last = rows[0]
        const row = rowAfter(last?.hash ?? CHAIN_START, boot, Number(last?.seq ?? 0) + 1)
        await insertAuditRows(client, [row])
        await client.query('commit')
      }),
  }
}
