// Characters that change the order in which a line is read, and the byte order mark: a filed line
// must say to every reader what its letters say (Unicode UAX #9; CVE-2021-42574).
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/**
 * The text as one line that is safe to file: NFC, well-formed, no control character, no invisible
 * change of direction, single spaces. Idempotent.
 */
export const plainLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(DIRECTION_MARKS, '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .trim()

/** The text without line ends, otherwise as typed: what a statement may hold while it is written. */
export const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ')
