import { macWith } from '#lib/adapters/crypto/mac.ts'
import { openAuditWriter } from '#lib/adapters/postgres/audit-writer.ts'
import { systemClock } from '#lib/adapters/system/system-clock.ts'
import type { AuditEvent } from '#lib/audit/audit-event.ts'
import { type AuditLog, audited } from '#lib/audit/audit-log.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { OpenAudit } from './open-audit.ts'

/** For what is done at a terminal, where nobody has signed in. */
export const nobody = { ehrId: null, launchId: null, user: null, patient: null, encounter: null }

/** Lends a writer of the trail, and closes it. */
export async function withWriter<T>(
  { config }: OpenAudit,
  use: (writer: AuditLog) => Promise<T>,
): Promise<T> {
  const writer = openAuditWriter({
    url: config.databaseUrl,
    node: `${config.nodeName} audit`,
    mac: macWith(config.secrets.auditMac),
    clock: systemClock,
  })
  try {
    return await use(writer)
  } finally {
    await writer.close()
  }
}

/** Looking at the trail is an access as well: it is on the trail before anything is shown. */
export async function recordAccess<T>(
  audit: OpenAudit,
  tenant: string,
  event: AuditEvent,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> {
  return withWriter(audit, (writer) => audited(writer, { ...nobody, tenant }, event, run))
}
