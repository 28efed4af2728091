import { join } from 'node:path'
import { besideRunningStart } from '#bin/supervise/running-start.ts'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { readConfig } from '#lib/config/config.ts'
import { type Figure, type Row, rowOf } from '../report/row.ts'
import { median, percentile } from '../report/statistics.ts'
import { openEhr } from '../run/ehr.ts'
import { scriptedLaunch } from '../run/scripted-launch.ts'
import type { System } from '../run/system.ts'
import { chainOfProcess } from './appenders.ts'
import { seededChance } from './seeded-chance.ts'

const SECONDS = 20
const APPENDS_A_SECOND = 500
const LAUNCHES_A_SECOND = 2
const SEED = 1

/**
 * How long a record takes while the web process works: 500 a second arrive, whether or not those
 * before them are done, while two launches a second are opened, each from redirects to whole page.
 */
export async function auditTraffic(system: System): Promise<readonly Row[]> {
  const data = { CHARTSIDE_DATA_DIR: system.dataDirectory }
  const config = readConfig(besideRunningStart(data, join(import.meta.dirname, '..', '..')))
  const { append, close } = chainOfProcess(config.databaseUrl, macWith(config.secrets.auditMac))
  const ehr = await openEhr(system.ehr)
  const [patientId = ''] = ehr.patientIds
  const launch = async () => scriptedLaunch(await ehr.mintLaunch(patientId))
  await Promise.all([launch(), append()])

  const alone = await arriving(append, APPENDS_A_SECOND)
  const [beside, launches] = await Promise.all([
    arriving(append, APPENDS_A_SECOND),
    arriving(launch, LAUNCHES_A_SECOND),
  ])
  await close()
  const p99 = { of: 'value', is: 'at most', limit: 50 } as const
  const figures: readonly Figure[] = [
    {
      name: 'append p50, 500 a second, over alone',
      value: median(beside),
      unit: 'ms',
      baseline: median(alone),
    },
    {
      name: 'append p99, 500 a second, over alone',
      value: percentile(beside, 0.99),
      unit: 'ms',
      baseline: percentile(alone, 0.99),
      target: p99,
    },
    {
      name: `launch meanwhile, ${LAUNCHES_A_SECOND} a second`,
      value: median(launches),
      unit: 'ms',
    },
  ]
  return figures.map((figure) => rowOf('audit-traffic', figure))
}

/**
 * Begins work at random moments, so many a second on average (a Poisson process), and waits for none
 * before the next. @returns milliseconds of each from the moment at which it was due
 */
async function arriving(
  work: () => Promise<unknown>,
  perSecond: number,
): Promise<readonly number[]> {
  const chance = seededChance(SEED)
  const latencies: Promise<number>[] = []
  const begun = performance.now()
  for (let due = begun; due < begun + SECONDS * 1_000; ) {
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const dueAt = due
    latencies.push(work().then(() => performance.now() - dueAt))
    due -= (Math.log(1 - chance()) * 1_000) / perSecond
  }
  return Promise.all(latencies)
}
