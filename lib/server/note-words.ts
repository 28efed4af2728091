import 'server-only'
import { createTranslator } from 'use-intl'
import { compiledMessages } from '#lib/messages/compile-messages.ts'
import { isNoteType, type SectionCode } from '#lib/note/note-types.ts'

const t = createTranslator({ locale: 'en', messages: compiledMessages, namespace: 'note' })

/** The title under which a type of note is filed; an unknown one goes by its code. */
export const noteTitle = (type: string): string => (isNoteType(type) ? t(`type.${type}`) : type)

export const sectionTitle = (code: SectionCode): string => t(`section.${code}`)
