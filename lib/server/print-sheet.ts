import 'server-only'
import { createTranslator } from 'use-intl'
import { clinicalDateTime } from '#lib/fhir/clinical-time.ts'
import type { Filing } from '#lib/filing/filing.ts'
import type { PrintSheet } from '#lib/filing/print-sheet.ts'
import { printStatus } from '#lib/filing/print-status.ts'
import type { PrintedNote } from '#lib/flows/print-note.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { compiledMessages } from '#lib/messages/compile-messages.ts'
import { textBlocks } from '#lib/note/text-blocks.ts'
import { noteTitle } from './note-words.ts'

export const printWords = createTranslator({
  locale: 'en',
  messages: compiledMessages,
  namespace: 'print',
})
const t = printWords

/**
 * A printed note in words, the same for page and file.
 * @param zone IANA name of the site's time zone
 */
export function printSheet(printed: PrintedNote, zone: string): PrintSheet {
  const { filing, family, identity } = printed
  const status = t(`status.${printStatus(filing, family)}`)
  const at = (instant: Instant) => clinicalDateTime(instant, zone)
  return {
    title: noteTitle(printed.type),
    status,
    identity: identity.patient,
    blocks: textBlocks(printed.text),
    facts: [
      { label: t('fact.status'), value: status },
      { label: t('fact.version'), value: String(printed.version) },
      ...(filing
        ? [...signedFacts(printed, filing, at), ...filedFacts(filing, at)]
        : [{ label: t('fact.saved'), value: at(printed.savedAt) }]),
      { label: t('fact.printed'), value: at(printed.printedAt) },
    ],
    record: filing && recordLine(filing),
  }
}

type At = (instant: Instant) => string

/** Who signed, and who co-signed. */
function signedFacts({ identity, family, coSigner }: PrintedNote, filing: Filing, at: At) {
  const first = family.find(({ id }) => id === filing.target?.filingId)
  const isCoSigned = filing.kind === 'co-sign' && first !== undefined
  const signed = at(isCoSigned ? first.createdAt : filing.createdAt)
  const value = t('fact.signedValue', { time: signed, author: identity.author })
  const coSigned = { time: at(filing.createdAt), author: coSigner ?? filing.author }
  return [
    { label: t('fact.signed'), value },
    ...(isCoSigned ? [{ label: t('fact.coSigned'), value: t('fact.signedValue', coSigned) }] : []),
  ]
}

function filedFacts({ record, receipt }: Filing, at: At) {
  return [
    ...(record?.at ? [{ label: t('fact.filed'), value: at(record.at) }] : []),
    ...(record ? [{ label: t('fact.record'), value: recordName(record) }] : []),
    ...(receipt ? [{ label: t('fact.receipt'), value: receipt }] : []),
  ]
}

const recordName = ({ id, version }: NonNullable<Filing['record']>): string =>
  version ? t('fact.recordValue', { id, version }) : `DocumentReference/${id}`

const recordLine = ({ record, receipt }: Filing): string | undefined =>
  record && [recordName(record), receipt].filter(Boolean).join(', ')
