import { plainLine } from './plain-line.ts'

export type CoSignature = {
  /** `Co-signature`, in the language of the note. */
  readonly title: string
  /** Who signed and who co-signs, each with the time, as the lines that are filed. */
  readonly lines: readonly string[]
  /** What the co-signing clinician adds in own words; may be empty. */
  readonly statement: string
}

/**
 * What a co-signature adds below the text of a note: a blank line, its heading, both names and times,
 * and the statement. The text above it stays as it is, to the byte.
 */
export function renderCoSignature({ title, lines, statement }: CoSignature): string {
  const written = [...lines, ...statement.split('\n')].map(plainLine).filter(Boolean)
  return `\n${[plainLine(title).toUpperCase(), ...written].join('\n')}\n`
}
