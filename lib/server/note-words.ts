import 'server-only'
import { createTranslator } from 'use-intl'
import type { CoSignWords } from '#lib/flows/compose-co-signed.ts'
import type { AmendmentWords } from '#lib/flows/compose-text.ts'
import { compiledMessages } from '#lib/messages/compile-messages.ts'
import { drafterName } from '#lib/note/drafter-name.ts'
import { isNoteType, type SectionCode } from '#lib/note/note-types.ts'
import { coSignAttestation } from './attestation.ts'

const t = createTranslator({ locale: 'en', messages: compiledMessages, namespace: 'note' })

/** The title under which a type of note is filed; an unknown one goes by its code. */
export const noteTitle = (type: string): string => (isNoteType(type) ? t(`type.${type}`) : type)

function nameOf(engine: string): string {
  const { kind, ...values } = drafterName(engine)
  return t(`drafter.${kind}`, values)
}

/** The words of addenda and corrections, in the language of the note. */
export const amendmentWords: AmendmentWords = {
  addendum: t('amendment.addendum'),
  addendumTo: (type) => t('amendment.addendumTo', { type: type.toLowerCase() }),
  adds: (signed, record) => t('amendment.adds', { signed, record }),
  drafted: (drafters, sections) =>
    t('amendment.drafted', {
      drafters: drafters.length === 0 ? '' : ` (${drafters.map(nameOf).join('; ')})`,
      sections: sections.map((title) => title.toLowerCase()).join(', '),
    }),
  restates: (note, signed, drafters) =>
    t('amendment.restates', {
      note: note.toLowerCase(),
      signed,
      drafters: drafters.map(nameOf).join('; '),
      count: drafters.length,
    }),
  corrects: (signed, reason) => t('amendment.corrects', { signed, reason }),
}

/** The words of a co-signature, in the language of the note. */
export const coSignWords: CoSignWords = {
  title: t('coSignature.title'),
  signed: (name, time) => t('coSignature.signed', { name, time }),
  coSigned: (name, time) => t('coSignature.coSigned', { name, time }),
  attestation: coSignAttestation.text,
}

export const sectionTitle = (code: SectionCode): string => t(`section.${code}`)
