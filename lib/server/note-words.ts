import 'server-only'
import { createTranslator } from 'use-intl'
import { compiledMessages } from '#lib/messages/compile-messages.ts'
import type { NoteTypeCode, SectionCode } from '#lib/note/note-types.ts'

const t = createTranslator({ locale: 'en', messages: compiledMessages, namespace: 'note' })

/** The title under which a type of note is filed. */
export const noteTitle = (type: NoteTypeCode): string => t(`type.${type}`)

export const sectionTitle = (code: SectionCode): string => t(`section.${code}`)
