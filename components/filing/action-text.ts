import { useTranslations } from 'use-intl'
import type { AuditAction } from '#lib/audit/audit-event.ts'

const KNOWN: Readonly<Record<AuditAction, true>> = {
  'process.start': true,
  'process.stop': true,
  'launch.start': true,
  'launch.refuse': true,
  'token.exchange': true,
  'token.refresh': true,
  'token.revoke': true,
  'session.open': true,
  'session.lock': true,
  'session.end': true,
  'visit.open': true,
  'access.refuse': true,
  'chart.read': true,
  'chart.search': true,
  'note.create': true,
  'note.save': true,
  'note.discard': true,
  'note.copy': true,
  'note.review': true,
  'note.draft': true,
  'note.approve': true,
  'filing.send': true,
  'filing.reconcile': true,
  'filing.read-back': true,
  'filing.view': true,
  'filing.decide': true,
  'audit.read': true,
  'audit.prove': true,
  'audit.export': true,
}

const isKnown = (action: string): action is AuditAction => Object.hasOwn(KNOWN, action)

/** An action of the trail in words; what another version of this program wrote, as it was written. */
export function useActionText(): (action: string) => string {
  const t = useTranslations('filing.action')
  return (action) => (isKnown(action) ? t(action) : action)
}
