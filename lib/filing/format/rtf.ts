import type { NoteFormatAdapter } from './note-format.ts'

const HEAD =
  '{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\\uc1\\pard\\plain\\f0\\fs20 '
const TAIL = '}'

/** All that the text part of our files consists of. The space after a control word belongs to it. */
const PIECE = /\\par |\\tab |\\u(-?\d{1,5})\?|\\([\\{}])|([ -[\]-z|~])/gy

/**
 * RTF 1.9.1, all of it ASCII: a line is a paragraph, and whatever is not ASCII is `\uN`, by UTF-16
 * units as signed numbers, with a question mark for readers that know no Unicode. Line breaks of the
 * file mean nothing in RTF, so that an EHR may wrap it.
 */
export const rtf: NoteFormatAdapter = {
  write: (text) => `${HEAD}${Array.from({ length: text.length }, written(text)).join('')}${TAIL}`,
  read(content) {
    const file = content.replaceAll(/[\r\n]/g, '')
    if (!file.startsWith(HEAD) || !file.endsWith(TAIL)) return undefined
    const body = file.slice(HEAD.length, -TAIL.length)
    const pieces = [...body.matchAll(PIECE)]
    const isWhole = pieces.reduce((length, [piece]) => length + piece.length, 0) === body.length
    return isWhole ? pieces.map(textOf).join('') : undefined
  },
}

const written = (text: string) => (_: unknown, at: number) => {
  const unit = text.charAt(at)
  if (unit === '\n') return '\\par \n'
  if (unit === '\t') return '\\tab '
  if (/[\\{}]/.test(unit)) return `\\${unit}`
  if (/[ -~]/.test(unit)) return unit
  const code = text.charCodeAt(at)
  return `\\u${code > 0x7fff ? code - 0x1_0000 : code}?`
}

function textOf([piece, unit, escaped, plain]: RegExpExecArray): string {
  if (unit !== undefined) return String.fromCharCode(Number(unit))
  return escaped ?? plain ?? (piece === '\\tab ' ? '\t' : '\n')
}
