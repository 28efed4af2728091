import { auditLogContract } from './contracts/audit-log-contract.ts'
import { fakeAuditLog } from './fake-audit-log.ts'

auditLogContract(async () => {
  const log = fakeAuditLog()
  return {
    log,
    lines: async () => [
      ...log.intents.map(({ event }) => ({ phase: 'intent', action: event.action }) as const),
      ...log.outcomes.map(
        ({ event, outcome }) =>
          ({ phase: 'outcome', action: event.action, result: outcome.result }) as const,
      ),
    ],
    breakDown: log.breakDown,
    close: async () => undefined,
  }
})
