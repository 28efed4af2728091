import { createHash, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Mac, macWith } from '#lib/adapters/crypto/mac.ts'
import { openAuditWriter } from '#lib/adapters/postgres/audit-writer.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import type { AuditEvent, AuditWho } from '#lib/audit/audit-event.ts'

/** One way to add a record so that it is on the disk when the promise resolves. */
export type Appender = {
  readonly name: 'chain, shared commits' | 'plain row, own commit' | 'chain, lock per row'
  append(): Promise<void>
  close(): Promise<void>
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

export const benchMac: Mac = macWith({ current: 'k1', keys: { k1: randomBytes(32) } })

/** What the app does. */
export function chainOfProcess(url: string): Appender {
  const writer = openAuditWriter({ url, node: 'bench', mac: benchMac, clock: systemClock })
  return {
    name: 'chain, shared commits',
    async append() {
      const granted = await writer.intend(who, event)
      if (!granted.ok) throw new Error(granted.error.code)
    },
    close: () => writer.close(),
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const bodyOf = (id: string): string => JSON.stringify({ id, at: new Date(), ...who, event })

/** A hash per row and no chain: nobody waits for anybody, and a missing row is not noticed. */
export async function plainRows(ownerUrl: string): Promise<Appender> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: CONNECTIONS })
  await pool.query(
    'create table bench_plain (id uuid primary key, at timestamptz default now(), hash text, body text)',
  )
  return {
    name: 'plain row, own commit',
    async append() {
      const id = randomUUID()
      const body = bodyOf(id)
      await pool.query({
        name: 'plain',
        text: 'insert into bench_plain (id, hash, body) values ($1, $2, $3)',
        values: [id, sha256(body), body],
      })
    },
    close: () => pool.end(),
  }
}

/** One chain for all: each row waits for the commit of the one before it. */
export async function lockedChain(ownerUrl: string): Promise<Appender> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: CONNECTIONS })
  await pool.query(
    'create table bench_chain (seq bigserial primary key, at timestamptz default now(), prev text, hash text, body text)',
  )
  return {
    name: 'chain, lock per row',
    async append() {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await client.query('select pg_advisory_xact_lock(1)')
        const last = await client.query<{ hash: string }>(
          'select hash from bench_chain order by seq desc limit 1',
        )
        const prev = last.rows[0]?.hash ?? ''
        const body = bodyOf(randomUUID())
        await client.query({
          name: 'chained',
          text: 'insert into bench_chain (prev, hash, body) values ($1, $2, $3)',
          values: [prev, sha256(`${prev}\n${body}`), body],
        })
        await client.query('commit')
      } finally {
        client.release()
      }
    },
    close: () => pool.end(),
  }
}
