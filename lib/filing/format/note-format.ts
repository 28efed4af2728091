import type { NoteFormat } from '../../smart/ehr-registration.ts'
import { plainText } from './plain-text.ts'
import { rtf } from './rtf.ts'
import { xhtml } from './xhtml.ts'

/** A way to put a note's text into a file that an EHR takes, and to read it out of it again. */
export interface NoteFormatAdapter {
  /** The file's content. `read` gives back the same text, letter by letter. */
  write(text: string): string
  /** The text of such a file; undefined when it holds anything that `write` does not make. */
  read(content: string): string | undefined
}

const adapters: Readonly<Record<NoteFormat, NoteFormatAdapter>> = { text: plainText, rtf, xhtml }

export const writeNote = (format: NoteFormat, text: string): string => adapters[format].write(text)

const formatsOfTypes: Readonly<Record<string, NoteFormat>> = {
  'text/html': 'xhtml',
  'application/xhtml+xml': 'xhtml',
  'text/rtf': 'rtf',
  'text/richtext': 'rtf',
  'application/rtf': 'rtf',
}

/**
 * The text of an attachment by its media type, whose parameters say nothing here. What has no known
 * type is read as plain text: if it is none, it is not what was signed, and that is told.
 */
export function readNote(contentType: string | undefined, content: string): string | undefined {
  const type = contentType?.split(';').at(0)?.trim().toLowerCase() ?? ''
  return adapters[formatsOfTypes[type] ?? 'text'].read(content)
}
