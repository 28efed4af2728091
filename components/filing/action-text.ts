import { useTranslations } from 'use-intl'
import { isAuditAction } from '#lib/audit/audit-actions.ts'

/** An action of the trail in words; what another version of this program wrote, as it was written. */
export function useActionText(): (action: string) => string {
  const t = useTranslations('filing.action')
  return (action) => (isAuditAction(action) ? t(action) : action)
}
