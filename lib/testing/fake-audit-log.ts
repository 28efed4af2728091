import type { AuditEvent, AuditOutcome, AuditWho } from '#lib/audit/audit-event.ts'
import type { AccessGrant, AuditLog } from '#lib/audit/audit-log.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { AuditEventId } from '#lib/kernel/ids.ts'
import { err, ok } from '#lib/kernel/result.ts'

export type FakeAuditLog = AuditLog & {
  readonly intents: { readonly who: AuditWho; readonly event: AuditEvent }[]
  readonly outcomes: { readonly event: AuditEvent; readonly outcome: AuditOutcome }[]
  /** From now on nothing can be written. */
  breakDown(): void
}

/** An audit trail in memory. */
export function fakeAuditLog(): FakeAuditLog {
  let isBroken = false
  const unavailable = err(appError('AUDIT_UNAVAILABLE'))
  const log: FakeAuditLog = {
    intents: [],
    outcomes: [],
    breakDown: () => {
      isBroken = true
    },
    async intend(who, event) {
      if (isBroken) return unavailable
      log.intents.push({ who, event })
      const intentId = `intent-${log.intents.length}` as AuditEventId
      return ok({ intentId, who, event } as AccessGrant)
    },
    async conclude(grant, outcome) {
      if (isBroken) return unavailable
      log.outcomes.push({ event: grant.event, outcome })
      return ok(undefined)
    },
  }
  return log
}
