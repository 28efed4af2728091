import 'server-only'
import { openDiscovery } from '#lib/adapters/ehr/discovery.ts'
import { postgresStoreHealth } from '#lib/adapters/postgres/store-health.ts'
import { machineHealth } from '#lib/adapters/system/machine-health.ts'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { EhrHealth, SystemHealth } from '#lib/console/system-health.ts'
import { readSystemHealth } from '#lib/flows/read-system-health.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'
import type { ConsoleAccess } from './console-access.ts'
import { pageValue } from './console-page.ts'
import { ehrsOf } from './console-reads.ts'
import { server } from './server.ts'

/** Somebody waits for the page. */
const LONGEST_WAIT_MS = 4_000

const elapsed = () => performance.now()

export async function systemHealthOf({ reader, tenant }: ConsoleAccess): Promise<SystemHealth> {
  const { audit, integrity, auditDatabases } = server()
  const probe = {
    store: () => postgresStoreHealth(auditDatabases, elapsed),
    machine: machineHealth,
  }
  return pageValue(
    await readSystemHealth({ audit, integrity, probe, askEhr }, reader, ehrsOf(tenant)),
  )
}

async function askEhr(_grant: AccessGrant, ehr: EhrRegistration): Promise<EhrHealth> {
  const asked = elapsed()
  // Of its own: what launches remember would say that an EHR answers that was switched off since.
  const discover = openDiscovery(Date.now)
  const found = await Promise.race([discover(ehr), silence()])
  return {
    name: ehr.name,
    code: found.ok ? undefined : found.error.code,
    answeredInMs: Math.round(elapsed() - asked),
  }
}

const silence = () =>
  new Promise<Result<never>>((resolve) =>
    setTimeout(() => resolve(err(appError('FHIR_TIMEOUT'))), LONGEST_WAIT_MS).unref(),
  )
