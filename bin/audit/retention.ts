import { postgresAuditRetention } from '#lib/adapters/postgres/audit-retention.ts'
import type { AuditLog } from '#lib/audit/audit-log.ts'
import type { RetentionStatus } from '#lib/audit/retention.ts'
import { readRetention, setRetention } from '#lib/flows/keep-retention.ts'
import { purgeAuditMonth } from '#lib/flows/purge-audit-month.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { OpenAudit } from './open-audit.ts'
import { withWriter } from './record-access.ts'

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/
const YEARS = /^[1-9]\d?$/
const SYSTEM = 'system'

/** Shows what is kept and what may go (a dry run), sets the years, or removes a month. */
export function retention(
  audit: OpenAudit,
  [verb, what = '', by = '']: readonly string[],
): Promise<Result<boolean>> {
  return withWriter(audit, (writer) => {
    const deps = { audit: writer, retention: postgresAuditRetention(audit.databases, 0) }
    switch (verb) {
      case undefined:
        return show(deps)
      case 'keep':
        return keep(deps, what, by)
      case 'purge':
        return purge(deps, what, by)
      default:
        throw new Error('retention is followed by nothing, by keep or by purge')
    }
  })
}

type Deps = {
  readonly audit: AuditLog
  readonly retention: ReturnType<typeof postgresAuditRetention>
}

async function show(deps: Deps): Promise<Result<boolean>> {
  const status = await readRetention(deps, { tenant: SYSTEM, user: 'operator' })
  if (!status.ok) return status
  for (const line of statusLines(status.value)) console.log(line)
  return ok(true)
}

/** What is kept, what is gone and what may go, for a terminal. */
const statusLines = ({ years, oldestAt, due, purged }: RetentionStatus): string[] => [
  `Records are kept for ${years} years; the oldest is of ${oldestAt ?? 'no time yet'}.`,
  ...purged.map(
    ({ month, records, purgedBy, purgedAt }) =>
      `  ${month}  removed: ${records} records, by ${purgedBy}, ${purgedAt}`,
  ),
  ...due.map(({ month, records, obstacles }) =>
    obstacles.length === 0
      ? `  ${month}  may be removed: ${records} records`
      : `  ${month}  has to stay: ${records} records, ${obstacles.join(', ')}`,
  ),
  ...(due.length === 0 ? ['  No month is older than that.'] : []),
]

async function keep(deps: Deps, years: string, by: string): Promise<Result<boolean>> {
  if (!YEARS.test(years) || by === '') throw new Error('keep needs years and who decided it')
  const set = await setRetention(deps, { tenant: SYSTEM, user: by }, Number(years))
  if (!set.ok) return set
  console.log(`✓ Records are kept for ${years} years from now on.`)
  return ok(true)
}

async function purge(deps: Deps, month: string, by: string): Promise<Result<boolean>> {
  if (!MONTH.test(month) || by === '') throw new Error('purge needs a month and who removes it')
  const removed = await purgeAuditMonth(deps, month, by)
  if (!removed.ok) {
    if (removed.error.code !== 'AUDIT_PURGE_REFUSED') return removed
    console.error(`${month} was not removed: ${removed.error.reason ?? 'it has to stay'}`)
    return ok(false)
  }
  console.log(`✓ ${removed.value} records of ${month} are removed; what is kept proves it.`)
  return ok(true)
}
