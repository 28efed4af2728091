import {
  type AccessSignal,
  type AccessSignals,
  type FoundSignal,
  signalId,
  signalLimits,
} from '../audit/access-signal.ts'
import { type AccessGrant, type AuditLog, audited } from '../audit/audit-log.ts'
import type { ReviewOutcome } from '../audit/break-glass.ts'
import { appError } from '../kernel/app-error.ts'
import type { Clock } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Sha256 } from '../kernel/sha256.ts'
import { type AuditReader, readerWho } from './audit-reader.ts'

type Deps = {
  readonly audit: AuditLog
  readonly signals: AccessSignals
  readonly clock: Clock
  readonly sha256: Sha256
}

/**
 * What stands out in the trail of the last weeks, those that wait for a review first, then the newest.
 * @param zone by whose clock days begin
 * @returns AUDIT_UNAVAILABLE, AUDIT_REPORT_TOO_LARGE, STORE_UNAVAILABLE
 */
export function readSignals(
  deps: Deps,
  reader: AuditReader,
  zone: string,
): Promise<Result<readonly AccessSignal[]>> {
  const event = { action: 'audit.read', scope: 'signals' } as const
  return audited(deps.audit, readerWho(reader), event, async (grant) => {
    const found = await foundIn(deps, grant, reader, zone)
    if (!found.ok) return found
    const ids = found.value.map(({ id }) => id)
    const reviews = await deps.signals.reviews(grant, { tenant: reader.tenant, ids })
    if (!reviews.ok) return reviews
    const all = found.value.map((one) => ({ ...one, review: reviews.value.get(one.id) }))
    return ok([...all.filter(({ review }) => !review), ...all.filter(({ review }) => review)])
  })
}

type Found = FoundSignal & { readonly id: string }

async function foundIn(
  { signals, clock, sha256 }: Omit<Deps, 'audit'>,
  grant: AccessGrant,
  { tenant }: AuditReader,
  zone: string,
): Promise<Result<readonly Found[]>> {
  const query = { tenant, until: clock.now(), zone, limit: signalLimits.mostOfARule }
  const found = await signals.found(grant, query)
  if (!found.ok) return found
  return ok(found.value.map((one) => ({ ...one, id: signalId(sha256, tenant, one) })))
}

export type SignalDecision = {
  readonly id: string
  readonly rule: AccessSignal['rule']
  readonly outcome: ReviewOutcome
  readonly comment: string
}

/**
 * What the privacy officer found about a signal; once, and only about one that is there.
 * @returns AUDIT_DECISION_GONE when it is not there or was reviewed; AUDIT_UNAVAILABLE,
 *   AUDIT_REPORT_TOO_LARGE, STORE_UNAVAILABLE
 */
export function reviewSignal(
  deps: Deps,
  officer: AuditReader,
  { id, rule, outcome, comment, zone }: SignalDecision & { readonly zone: string },
): Promise<Result<void>> {
  const event = { action: 'signal.review', signalId: id, rule, reviewOutcome: outcome } as const
  return audited(deps.audit, readerWho(officer), event, async (grant) => {
    const found = await foundIn(deps, grant, officer, zone)
    if (!found.ok) return found
    const gone = err(appError('AUDIT_DECISION_GONE'))
    if (!found.value.some((one) => one.id === id && one.rule === rule)) return gone
    const review = { outcome, comment, by: officer.user, at: deps.clock.now() }
    const kept = await deps.signals.review(grant, { tenant: officer.tenant, id, review })
    if (!kept.ok) return kept
    return kept.value ? ok(undefined) : gone
  })
}
