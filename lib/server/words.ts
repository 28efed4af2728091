import 'server-only'
import { createTranslator } from 'use-intl'
import { compiledMessages } from '#lib/messages/compile-messages.ts'

/** The catalogue for pages that are drawn on the server alone. */
export const launchWords = createTranslator({
  locale: 'en',
  messages: compiledMessages,
  namespace: 'launch',
})
