import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { BreakGlassStore, ReviewedBreakGlass, ReviewOutcome } from '../audit/break-glass.ts'
import { appError } from '../kernel/app-error.ts'
import type { Clock } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type AuditReader, readerWho } from './audit-reader.ts'

const MOST = 500

type Deps = { readonly audit: AuditLog; readonly breakGlass: BreakGlassStore }

/** Openings of restricted charts, those that wait for a review first. */
export function readBreakGlass(
  deps: Deps,
  reader: AuditReader,
): Promise<Result<readonly ReviewedBreakGlass[]>> {
  const event = { action: 'audit.read', scope: 'break-glass' } as const
  return audited(deps.audit, readerWho(reader), event, (grant) =>
    deps.breakGlass.all(grant, { tenant: reader.tenant, limit: MOST }),
  )
}

/**
 * What the privacy officer found about an opening; once.
 * @returns AUDIT_DECISION_GONE when it is not there or was reviewed; AUDIT_UNAVAILABLE,
 *   STORE_UNAVAILABLE
 */
export function reviewBreakGlass(
  deps: Deps & { readonly clock: Clock },
  officer: AuditReader,
  {
    id,
    outcome,
    comment,
  }: {
    readonly id: string
    readonly outcome: ReviewOutcome
    readonly comment: string
  },
): Promise<Result<void>> {
  const event = { action: 'break-glass.review', breakGlassId: id, reviewOutcome: outcome } as const
  return audited(deps.audit, readerWho(officer), event, async (grant) => {
    const review = { outcome, comment, by: officer.user, at: deps.clock.now() }
    const done = await deps.breakGlass.review(grant, { tenant: officer.tenant, id, review })
    if (!done.ok) return done
    return done.value ? ok(undefined) : err(appError('AUDIT_DECISION_GONE'))
  })
}
