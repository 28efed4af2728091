import type { AccessGrant, AuditLog } from '#lib/audit/audit-log.ts'
import { appError } from '#lib/kernel/app-error.ts'
import type { AuditEventId } from '#lib/kernel/ids.ts'
import { err, ok } from '#lib/kernel/result.ts'
import type { Run } from './run.ts'
import type { SimulatedProcess } from './simulated-process.ts'

const UNAVAILABLE = err(appError('AUDIT_UNAVAILABLE'))

/** Writes an intent to the trail, from which moment on the access may happen. */
export function commitIntent({ history, times }: Run, intentId: string): void {
  history.intents.push({ step: times.step(), intentId })
}

/** The trail as a process writes it: it may fail before its commit, or be told nothing after it. */
export function simulatedAudit(process: SimulatedProcess): AuditLog {
  const { run, pass } = process
  return {
    async intend(who, event) {
      await pass({ port: 'audit.intend', when: 'before', about: event.action })
      if (run.strikes('audit-away', 0.1)) return UNAVAILABLE
      const intentId = run.random.uuid() as AuditEventId // as the trail makes it
      if (event.action === 'filing.send' || event.action === 'filing.label') {
        run.sends.set(intentId, event.filingId)
      }
      commitIntent(run, intentId)
      if (run.strikes('audit-away', 0.05)) return UNAVAILABLE
      await pass({ port: 'audit.intend', when: 'after', about: event.action })
      // The brand is the trail's to give, and this is the trail.
      return ok({ intentId, who, event } as AccessGrant)
    },
    async conclude(grant) {
      await pass({ port: 'audit.conclude', when: 'before', about: grant.event.action })
      return run.strikes('audit-away', 0.1) ? UNAVAILABLE : ok(undefined)
    },
  }
}
