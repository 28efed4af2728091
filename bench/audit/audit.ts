import pg from 'pg'
import { DATABASE_NAME, databaseUrl } from '#bin/postgres/database-urls.ts'
import { startTemporaryServer } from '#bin/postgres/temporary-server.ts'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { postgresAuditTrail } from '#lib/adapters/postgres/audit-trail.ts'
import { verifyAuditTrail } from '#lib/flows/verify-audit-trail.ts'
import { type Figure, type Row, rowOf } from '../report/row.ts'
import { median, percentile } from '../report/statistics.ts'
import { type AppendRound, appendRound } from './append-rate.ts'
import {
  type Appender,
  benchMac,
  chainOfProcess,
  lockedChain,
  peerPool,
  plainRows,
} from './appenders.ts'

const ROUNDS = 7
const ROUND_MS = 800
const CALLERS = [16, 64, 256]

// Held at the middle of the three; the others show how it goes with fewer and more.
const AT_64: Readonly<Record<string, Figure['target']>> = {
  'plain row, own commit': { of: 'ratio', is: 'at least', limit: 3 },
  'chain, lock per row': { of: 'ratio', is: 'at least', limit: 20 },
}

/** Committed audit records per second, against two other ways of writing them. */
export async function audit(): Promise<readonly Row[]> {
  const { port, passwords, stop } = await startTemporaryServer({ durable: true })
  const place = { passwords, port, database: DATABASE_NAME }
  const ownerUrl = databaseUrl('owner', place)
  const appUrl = databaseUrl('app', place)
  try {
    const ours = chainOfProcess(appUrl)
    const pool = await peerPool(ownerUrl)
    const peers = [plainRows(pool), lockedChain(pool)]
    const figures: Figure[] = []
    for (const callers of CALLERS) figures.push(...(await compare(ours, peers, callers)))
    await ours.close()
    await pool.end()
    figures.push({ name: 'verification', value: await verifyRate(appUrl), unit: 'rows/s' })
    return figures.map((figure) => rowOf('audit', figure))
  } finally {
    await stop()
  }
}

async function compare(
  ours: Appender,
  peers: readonly Appender[],
  callers: number,
): Promise<readonly Figure[]> {
  const appenders = [ours, ...peers]
  const rounds = new Map<Appender, AppendRound[]>(appenders.map((one) => [one, []]))
  for (const appender of appenders) await appendRound(appender, { callers, forMs: ROUND_MS / 4 })
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [appender, done] of rounds)
      done.push(await appendRound(appender, { callers, forMs: ROUND_MS }))
  const rateOf = (appender: Appender) =>
    median((rounds.get(appender) ?? []).map(({ perSecond }) => perSecond))
  const latencies = (rounds.get(ours) ?? []).flatMap((round) => round.latencies)
  return [
    ...peers.map((peer): Figure => {
      const target = callers === 64 ? AT_64[peer.name] : undefined
      return {
        name: `appends, ${callers} callers, over ${peer.name}`,
        value: rateOf(ours),
        unit: 'rows/s',
        baseline: rateOf(peer),
        ...(target && { target }),
      }
    }),
    { name: `append p99, ${callers} callers`, value: percentile(latencies, 0.99), unit: 'ms' },
  ]
}

async function verifyRate(url: string): Promise<number> {
  const pool = new pg.Pool({ connectionString: url })
  const begun = performance.now()
  const verified = await verifyAuditTrail(postgresAuditTrail(pool), { sha256, mac: benchMac.of })
  const seconds = (performance.now() - begun) / 1_000
  await pool.end()
  if (!verified.ok) throw new Error(verified.error.code)
  if (verified.value.faults.count > 0) throw new Error('the trail of the bench is not whole')
  return verified.value.records / seconds
}
