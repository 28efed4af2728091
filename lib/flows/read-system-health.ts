import type { AuditIntegrity } from '../audit/audit-integrity.ts'
import { type AccessGrant, type AuditLog, audited } from '../audit/audit-log.ts'
import type { EhrHealth, SystemHealth, SystemProbe } from '../console/system-health.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type AuditReader, readerWho } from './audit-reader.ts'

type HealthDeps<Ehr> = {
  readonly audit: AuditLog
  readonly integrity: Pick<AuditIntegrity, 'sealLag'>
  readonly probe: SystemProbe
  /** Asks one EHR how apps sign in there. */
  readonly askEhr: (grant: AccessGrant, ehr: Ehr) => Promise<EhrHealth>
}

/**
 * Whether the parts of the system and the EHRs of one organisation answer now. It is on the trail
 * because EHRs are asked, without a patient and without anybody's token.
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function readSystemHealth<Ehr>(
  { audit, integrity, probe, askEhr }: HealthDeps<Ehr>,
  reader: AuditReader,
  ehrs: readonly Ehr[],
): Promise<Result<SystemHealth>> {
  return audited(audit, readerWho(reader), { action: 'health.read' }, async (grant) => {
    const [store, lag, machine, asked] = await Promise.all([
      probe.store(),
      integrity.sealLag(),
      probe.machine(),
      Promise.all(ehrs.map((ehr) => askEhr(grant, ehr))),
    ])
    if (!store.ok) return store
    return lag.ok ? ok({ ...store.value, seal: lag.value, machine, ehrs: asked }) : lag
  })
}
