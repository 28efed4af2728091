import 'server-only'
import { ensureAuditPartitions } from '#lib/adapters/postgres/audit-partitions.ts'
import { server } from './server.ts'

const DAY_MS = 24 * 3_600_000

/**
 * Sees to it that the audit trail always has room for the coming year.
 * @returns how to stop
 */
export function keepAuditPartitions(): () => void {
  const ensure = async () => {
    const ensured = await ensureAuditPartitions(server().database)
    if (!ensured.ok) server().log.error('audit.partitions', { code: ensured.error.code })
  }
  void ensure()
  const daily = setInterval(() => void ensure(), DAY_MS)
  return () => clearInterval(daily)
}
