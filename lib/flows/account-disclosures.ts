import { type AuditPeriod, filterText, type PatientAtEhr } from '../audit/audit-filter.ts'
import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { Disclosure, Disclosures } from '../audit/disclosure.ts'
import type { Clock } from '../kernel/instant.ts'
import type { Random } from '../kernel/random.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type AuditReader, readerWho } from './audit-reader.ts'

type Deps = { readonly audit: AuditLog; readonly disclosures: Disclosures }

export type DisclosureRequest = Omit<Disclosure, 'id' | 'recordedBy' | 'recordedAt'>

/**
 * Puts on record that something was told to somebody outside.
 * @returns its id; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function recordDisclosure(
  deps: Deps & { readonly clock: Clock; readonly random: Random },
  officer: AuditReader,
  told: DisclosureRequest,
): Promise<Result<string>> {
  const id = deps.random.uuid()
  const event = { action: 'disclosure.record', disclosureId: id } as const
  return audited(deps.audit, readerWho(officer, told.patient), event, async (grant) => {
    const { tenant, user: recordedBy } = officer
    const recordedAt = deps.clock.now()
    const kept = await deps.disclosures.record(grant, {
      ...told,
      tenant,
      id,
      recordedBy,
      recordedAt,
    })
    return kept.ok ? ok(id) : kept
  })
}

/**
 * The accounting of disclosures about a patient (45 CFR 164.528). Not in it, as they need not be:
 * treatment, payment and operations, so neither reading the chart nor filing a note in the EHR; who
 * was at the record is what reportAccesses says.
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function accountDisclosures(
  deps: Deps,
  reader: AuditReader,
  asked: AuditPeriod & { readonly patient: PatientAtEhr },
): Promise<Result<readonly Disclosure[]>> {
  const { patient, from, to } = asked
  const query = filterText(asked)
  const event = { action: 'audit.read', scope: 'disclosures', query } as const
  return audited(deps.audit, readerWho(reader, patient), event, (grant) =>
    deps.disclosures.ofPatient(grant, { tenant: reader.tenant, patient, period: { from, to } }),
  )
}
