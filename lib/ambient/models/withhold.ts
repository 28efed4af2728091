import type { Transcript } from '../transcript.ts'

const WITHHELD = '[withheld]'

// Words of speaker labels that name nobody.
const ROLE_WORDS = new Set(
  'doctor dr mr mrs ms miss patient pt clinician provider physician nurse speaker other unknown guest family mother father mom dad wife husband partner daughter son sister brother parent interpreter resident student assistant'.split(
    ' ',
  ),
)
// What identifies somebody without being on a list (45 CFR 164.514(b)(2)(i)).
const IDENTIFIERS = [
  /[\w.+-]+@[\w-]+\.[\w.]+/g,
  /https?:\/\/\S+/g,
  /\b\d{3}-\d{2}-\d{4}\b/g,
  /\+?\(?\b\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}\b/g,
  /\b(?=\w*\d{4})[A-Z]{0,4}-?\d{6,}\b/gi,
]
// Sentences about such things are not sent at all, in whatever words they give them.
const ABOUT_IDENTITY =
  /\b(?:date of birth|birth ?date|birthday|born (?:on|in)|social security|medical record number|\bmrn\b|(?:phone|cell|policy|member|insurance|account) number|home address|zip code|e-?mail(?: address)?)\b/i

/** What identifies this patient and the people in the room, taken out of a text before it is sent. */
export type Withhold = {
  /** @returns undefined when nothing of the sentence may be sent */
  readonly from: (sentence: string) => string | undefined
  /** Whether a text holds any of it. */
  readonly isIn: (text: string) => boolean
}

/**
 * @param known names and identifiers of the patient, as the chart writes them
 * @param transcript its speaker labels may be names
 */
export function withholding(known: readonly string[], transcript: Transcript): Withhold {
  const labels = transcript.turns.map(({ label }) => label)
  const words = [...new Set([...known, ...labels].flatMap(namingWords))]
  const sent = [...wordPatterns(words, 'giu'), ...IDENTIFIERS]
  // A name can be a word as well ("will", "an"), which as such is no name where somebody writes.
  const written = [...wordPatterns(words.flatMap(asNames), 'gu'), ...IDENTIFIERS]
  return {
    from: (sentence) => (ABOUT_IDENTITY.test(sentence) ? undefined : without(sentence, sent)),
    isIn: (text) => without(text, written) !== text || text.includes(WITHHELD),
  }
}

const without = (text: string, patterns: readonly RegExp[]): string =>
  patterns.reduce((rest, pattern) => rest.replace(pattern, WITHHELD), text)

const wordPatterns = (words: readonly string[], flags: string): RegExp[] =>
  words.length === 0
    ? []
    : [new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, flags)]

const asNames = (word: string): string[] =>
  word.length < 3
    ? []
    : [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()]

const namingWords = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !ROLE_WORDS.has(word.toLowerCase()))
    .filter((word) => /\p{L}{2}/u.test(word) || /\d{4}/.test(word))
