import { createTranslator } from 'use-intl'
import { isAuditAction } from '#lib/audit/audit-actions.ts'
import { compiledMessages } from '#lib/messages/compile-messages.ts'

// The console is drawn on the server alone, so its words are looked up there.
const catalogue = { locale: 'en', messages: compiledMessages } as const

export const consoleWords = createTranslator({ ...catalogue, namespace: 'console' })
export const outcomeWords = createTranslator({ ...catalogue, namespace: 'filing.outcome' })
const actionWords = createTranslator({ ...catalogue, namespace: 'filing.action' })

/** An action in words; what another version of this program wrote, as it was written. */
export const actionText = (action: string): string =>
  isAuditAction(action) ? actionWords(action) : action
