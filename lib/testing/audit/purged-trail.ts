import { macWith } from '#lib/adapters/crypto/mac.ts'
import { postgresAuditRetention } from '#lib/adapters/postgres/audit-retention.ts'
import { openAuditWriter } from '#lib/adapters/postgres/audit-writer.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import type { AuditSink } from '#lib/audit/audit-sink.ts'
import { purgeAuditMonth } from '#lib/flows/purge-audit-month.ts'
import { instantOf } from '#lib/kernel/instant.ts'
import { aKeySet } from '../key-sets.ts'
import type { FreshDatabase } from '../postgres/fresh-database.ts'
import { openDatabases } from '../postgres/open-databases.ts'
import { query } from '../postgres/query.ts'
import { unwrap } from '../unwrap.ts'
import { sealAll } from './sealed-trail.ts'
import { patientWho } from './written-trail.ts'

const DAY_MS = 24 * 3_600_000
const mac = macWith(aKeySet())

/**
 * Two runs of one process for two organisations, a record a day from February to April 2019, of which
 * February and March were removed: 4 and 62 records.
 */
export async function writePurgedTrail(fresh: FreshDatabase, sink: AuditSink): Promise<void> {
  const { databases, end } = openDatabases(fresh)
  for (const month of ['02', '03', '04']) {
    const ensure = `set timezone = 'UTC'; select ensure_audit_partition('2019-${month}-01')`
    await query(fresh.ownerUrl, ensure)
  }
  // The second starts from the end of the first, which goes with its month.
  for (const _run of [1, 2]) await writeRun(fresh.appUrl)
  await sealAll(fresh, { sink })
  for (const month of ['2019-02', '2019-03']) {
    const audit = openAuditWriter({ url: fresh.appUrl, node: 'cli', mac, clock: systemClock })
    const deps = { audit, retention: postgresAuditRetention(databases) }
    unwrap(await purgeAuditMonth(deps, month, 'M. Rivera'))
    await audit.close()
    await sealAll(fresh, { sink })
  }
  await end()
}

async function writeRun(url: string): Promise<void> {
  let now = Date.parse('2019-02-26T00:00:00.000Z')
  const clock = {
    now: () => {
      now += DAY_MS
      return instantOf(now)
    },
  }
  const log = openAuditWriter({ url, node: 'a', mac, clock })
  for (let turn = 0; turn < 20; turn += 1) {
    const who = { ...patientWho, tenant: turn % 2 ? 'greyfield' : 'northside' }
    const reference = `Observation/${turn}`
    const read = { action: 'chart.read', resource: 'Observation', reference } as const
    await log.conclude(unwrap(await log.intend(who, read)), { result: 'done' })
  }
  await log.close()
}
