import type { AuditAction } from './audit-event.ts'

// A record, so that the compiler asks for each action there is.
const all: Readonly<Record<AuditAction, true>> = {
  'process.start': true,
  'process.stop': true,
  'launch.start': true,
  'launch.refuse': true,
  'token.exchange': true,
  'token.refresh': true,
  'token.revoke': true,
  'session.open': true,
  'visit.open': true,
  'worklist.read': true,
  'session.lock': true,
  'session.end': true,
  'access.refuse': true,
  'chart.read': true,
  'chart.search': true,
  'note.create': true,
  'note.save': true,
  'note.discard': true,
  'note.copy': true,
  'note.print': true,
  'note.review': true,
  'note.draft': true,
  'note.approve': true,
  'note.amend': true,
  'note.void': true,
  'filing.send': true,
  'filing.reconcile': true,
  'filing.read-back': true,
  'filing.view': true,
  'filing.compare': true,
  'filing.decide': true,
  'console.sign-in': true,
  'console.open': true,
  'console.end': true,
  'console.refuse': true,
  'health.read': true,
  'audit.read': true,
  'audit.prove': true,
  'audit.export': true,
  'audit.verify': true,
  'audit.purge': true,
  'retention.set': true,
  'hold.place': true,
  'hold.lift': true,
  'disclosure.record': true,
  'key.rotate': true,
  'break-glass.open': true,
  'break-glass.review': true,
}

/** Whether this version knows the action; another version's may be on the trail as well. */
export const isAuditAction = (action: string): action is AuditAction => Object.hasOwn(all, action)

/** Every action that can be on the trail, to choose from. */
export const auditActions: readonly AuditAction[] = Object.keys(all).filter(isAuditAction)
