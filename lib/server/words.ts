import 'server-only'
import { createTranslator } from 'use-intl'
import { compiledMessages } from '#lib/messages/compile-messages.ts'

// The catalogue for pages that are drawn on the server alone.
const catalogue = { locale: 'en', messages: compiledMessages } as const

export const launchWords = createTranslator({ ...catalogue, namespace: 'launch' })
export const visitWords = createTranslator({ ...catalogue, namespace: 'visit' })
export const exportWords = createTranslator({ ...catalogue, namespace: 'console.exports' })
