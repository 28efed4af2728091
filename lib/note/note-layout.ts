/** How the text of a note is set: each statement on a line, or what is told as paragraphs. */
export const noteLayouts = ['lines', 'paragraphs'] as const
export type NoteLayout = (typeof noteLayouts)[number]

// Sections that tell something. The others are looked things up in: lists stay lists.
const TOLD: ReadonlySet<string> = new Set([
  '10164-2', // history of present illness
  '10157-6', // family history
  '29762-2', // social history
  '51848-0', // assessment
  '42349-1', // reason for referral
  '8648-8', // hospital course
  '29554-3', // procedure description
])

/**
 * The lines of a section as they are filed.
 *
 * @param code LOINC section code
 * @param statements one line each, none empty
 */
export const setLines = (
  code: string,
  statements: readonly string[],
  layout: NoteLayout = 'lines',
): readonly string[] =>
  layout === 'paragraphs' && TOLD.has(code) && statements.length > 0
    ? [statements.map(ended).join(' ')]
    : statements

/** In a paragraph a sentence needs its end; on a line of its own the line is one. */
const ended = (text: string): string => (/[.!?:;,…][”"’')\]]*$/.test(text) ? text : `${text}.`)
