const PREFIX = 'blank-'

/** Id of the line an empty section shows to type in; it is no statement until it has text. */
export const blankLineId = (sectionCode: string): string => `${PREFIX}${sectionCode}`

/** The section whose blank line this is, or undefined for a statement. */
export const sectionOfBlankLine = (id: string): string | undefined =>
  id.startsWith(PREFIX) ? id.slice(PREFIX.length) : undefined
