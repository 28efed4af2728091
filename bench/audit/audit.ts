import type pg from 'pg'
import { DATABASE_NAME, databaseUrl } from '#bin/postgres/database-urls.ts'
import { startTemporaryServer } from '#bin/postgres/temporary-server.ts'
import { type Figure, type Row, rowOf } from '../report/row.ts'
import { median, percentile } from '../report/statistics.ts'
import { type AppendRound, appendRound } from './append-rate.ts'
import { type Appender, chainOfProcess, lockedChain, peerPool, plainRows } from './appenders.ts'
import { verifyRate } from './verify-rate.ts'

const ROUNDS = 7
const ROUND_MS = 800
const CALLERS = [16, 64, 256]

// Held at the middle of the three; the others show how it goes with fewer and more.
const AT_64: Readonly<Record<string, Figure['target']>> = {
  'plain row, own commit': { of: 'ratio', is: 'at least', limit: 3 },
  'chain, lock per row': { of: 'ratio', is: 'at least', limit: 20 },
}

const VERIFIED = 1_000_000

/** Committed audit records per second against two other ways of writing them, and checked ones. */
export async function audit(): Promise<readonly Row[]> {
  const figures = [...(await appended()), ...(await verifyRate(VERIFIED))]
  return figures.map((figure) => rowOf('audit', figure))
}

async function appended(): Promise<readonly Figure[]> {
  const { port, passwords, stop } = await startTemporaryServer({ durable: true })
  const place = { passwords, port, database: DATABASE_NAME }
  const ownerUrl = databaseUrl('owner', place)
  const appUrl = databaseUrl('app', place)
  try {
    return await compareAll(chainOfProcess(appUrl), await peerPool(ownerUrl))
  } finally {
    await stop()
  }
}

/** Whatever happens, connections are closed before their server stops. */
async function compareAll(
  ours: ReturnType<typeof chainOfProcess>,
  pool: pg.Pool,
): Promise<readonly Figure[]> {
  const peers = [plainRows(pool), lockedChain(pool)]
  try {
    const figures: Figure[] = []
    for (const callers of CALLERS) figures.push(...(await compare(ours, peers, callers)))
    return figures
  } finally {
    await ours.close()
    await pool.end()
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
  const latenciesOf = (appender: Appender) =>
    (rounds.get(appender) ?? []).flatMap((round) => round.latencies)
  return peers.flatMap((peer): readonly Figure[] => {
    const target = callers === 64 ? AT_64[peer.name] : undefined
    const over = `${callers} callers, over ${peer.name}`
    const latency = (share: number): Figure => ({
      name: `append p${share * 100}, ${over}`,
      value: percentile(latenciesOf(ours), share),
      unit: 'ms',
      baseline: percentile(latenciesOf(peer), share),
    })
    const rate: Figure = {
      name: `appends, ${over}`,
      value: rateOf(ours),
      unit: 'rows/s',
      baseline: rateOf(peer),
      ...(target && { target }),
    }
    return [rate, latency(0.5), latency(0.99)]
  })
}
