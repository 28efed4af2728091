import type { NoteFormatAdapter } from './note-format.ts'

const HEAD =
  '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/><title>Clinical note</title></head><body><pre style="white-space: pre-wrap">'
const TAIL = '</pre></body></html>\n'

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
}

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(references).map(([letter, reference]) => [reference, letter]),
)

/** What stands in our files between the tags: no markup, and no reference but ours. */
const BODY = /^(?:[^&<>]|&amp;|&lt;|&gt;|&#13;)*$/

/**
 * One file that is HTML and XML at once (W3C Polyglot Markup): the text preformatted, with nothing in
 * it that could run or be followed. A note holds no control characters, which XML has no words for.
 */
export const xhtml: NoteFormatAdapter = {
  write: (text) =>
    `${HEAD}${text.replaceAll(/[&<>\r]/g, (letter) => references[letter] ?? '')}${TAIL}`,
  read(content) {
    // XML 1.0 §2.11: the line ends of the file are read as LF, whichever they are.
    const file = content.replaceAll(/\r\n?/g, '\n').trimEnd()
    const tail = TAIL.trimEnd()
    if (!file.startsWith(HEAD) || !file.endsWith(tail)) return undefined
    const body = file.slice(HEAD.length, -tail.length)
    if (!BODY.test(body)) return undefined
    return body.replaceAll(/&(?:amp|lt|gt|#13);/g, (reference) => letters[reference] ?? '')
  },
}
