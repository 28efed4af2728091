import { macWith } from '#lib/adapters/crypto/mac.ts'
import { openAuditWriter } from '#lib/adapters/postgres/audit-writer.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import type { AuditEvent } from '#lib/audit/audit-event.ts'
import { audited } from '#lib/audit/audit-log.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { OpenAudit } from './open-audit.ts'

/** Looking at the trail is an access as well: it is on the trail before anything is shown. */
export async function recordAccess<T>(
  { config }: OpenAudit,
  tenant: string,
  event: AuditEvent,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const writer = openAuditWriter({
    url: config.databaseUrl,
    node: `${config.nodeName} audit`,
    mac: macWith(config.secrets.auditMac),
    clock: systemClock,
  })
  const nobody = { ehrId: null, launchId: null, user: null, patient: null, encounter: null }
  try {
    return await audited(writer, { ...nobody, tenant }, event, run)
  } finally {
    await writer.close()
  }
}
