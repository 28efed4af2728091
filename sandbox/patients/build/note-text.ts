import { createHash } from 'node:crypto'
import type { Calendar } from './calendar.ts'

/** Takes the common indentation off a template literal and moves its dates. */
export function noteText(written: string, calendar: Calendar): string {
  const lines = written.replace(/^\n/, '').trimEnd().split('\n')
  const indents = lines.filter((line) => line.trim()).map((line) => line.search(/\S/))
  const indent = Math.min(...indents)
  return calendar.say(lines.map((line) => line.slice(indent)).join('\n'))
}

export const PLAIN_TEXT = 'text/plain; charset=utf-8'

const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8')

/** Size and SHA-1 as R4 wants them: of the bytes before base64. */
const measured = (text: string) => ({
  size: bytesOf(text).length,
  hash: createHash('sha1').update(bytesOf(text)).digest('base64'),
})

export const base64Of = (text: string): string => bytesOf(text).toString('base64')

/** FHIR Attachment with the text inside. */
export function attachmentOf(written: string, title: string, creation: string, calendar: Calendar) {
  const text = noteText(written, calendar)
  return { contentType: PLAIN_TEXT, data: base64Of(text), ...measured(text), title, creation }
}

/** FHIR Attachment whose text is a resource of its own. */
export function linkedAttachment(text: string, url: string, title: string, creation: string) {
  return { contentType: PLAIN_TEXT, url, ...measured(text), title, creation }
}
