import type { AuditPeriod, PatientAtEhr } from '../audit/audit-filter.ts'
import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { LegalHold, LegalHolds } from '../audit/legal-hold.ts'
import { appError } from '../kernel/app-error.ts'
import type { Clock } from '../kernel/instant.ts'
import type { Random } from '../kernel/random.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type AuditReader, readerWho } from './audit-reader.ts'

type Deps = { readonly audit: AuditLog; readonly holds: LegalHolds }

/** What is asked to be kept, and why. */
export type HoldRequest = AuditPeriod & {
  readonly patient?: PatientAtEhr | undefined
  readonly user?: string | undefined
  readonly reason: string
}

/**
 * Keeps every month with a record of a patient, a user or a period, until it is lifted.
 * @returns the id of the hold; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function placeHold(
  deps: Deps & { readonly clock: Clock; readonly random: Random },
  officer: AuditReader,
  { reason, patient, user, from, to }: HoldRequest,
): Promise<Result<string>> {
  const id = deps.random.uuid()
  const event = { action: 'hold.place', holdId: id } as const
  return audited(deps.audit, readerWho(officer, patient), event, async (grant) => {
    const placed = { by: officer.user, at: deps.clock.now(), reason }
    const { tenant } = officer
    const kept = await deps.holds.place(grant, { tenant, id, patient, user, from, to, placed })
    return kept.ok ? ok(id) : kept
  })
}

/**
 * Ends a hold; it stays on record.
 * @returns AUDIT_DECISION_GONE when it is not there or was lifted; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export function liftHold(
  deps: Deps & { readonly clock: Clock },
  officer: AuditReader,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Result<void>> {
  const event = { action: 'hold.lift', holdId: id } as const
  return audited(deps.audit, readerWho(officer), event, async (grant) => {
    const lifted = { by: officer.user, at: deps.clock.now(), reason }
    const done = await deps.holds.lift(grant, { tenant: officer.tenant, id, lifted })
    if (!done.ok) return done
    return done.value ? ok(undefined) : err(appError('AUDIT_DECISION_GONE'))
  })
}

/** Every hold of the reader's organisation. @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE */
export function readHolds(deps: Deps, reader: AuditReader): Promise<Result<readonly LegalHold[]>> {
  const event = { action: 'audit.read', scope: 'holds' } as const
  return audited(deps.audit, readerWho(reader), event, (grant) =>
    deps.holds.all(grant, { tenant: reader.tenant }),
  )
}
