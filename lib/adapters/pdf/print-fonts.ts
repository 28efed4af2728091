import 'server-only'
import { join } from 'node:path'
import { openSync } from 'fontkit'

// Static cuts: subsetting a variable font for a PDF fails (fontkit 2.0.4).
const file = (cut: string): string =>
  join(process.cwd(), 'public', 'fonts', `IBMPlexSans-${cut}.woff`)

export const printFonts = { regular: file('Regular'), bold: file('SemiBold') } as const

/** Both cuts have the same letters. */
let letters: { hasGlyphForCodePoint(codePoint: number): boolean } | undefined

/**
 * The text with `‹U+5F20›` in place of every sign that the fonts have no letter for: a file would
 * leave it out, and nobody would know.
 */
export function withLetters(text: string): string {
  letters ??= openSync(printFonts.regular)
  const known = letters
  return Array.from(text, (sign) => {
    const codePoint = sign.codePointAt(0) ?? 0
    return known.hasGlyphForCodePoint(codePoint) ? sign : `‹${unicodeNumber(codePoint)}›`
  }).join('')
}

const unicodeNumber = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
