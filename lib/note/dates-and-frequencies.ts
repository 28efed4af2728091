import type { Quantity } from './quantity.ts'

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const DATE =
  /\b(?:(\d{1,2})[-/ ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ ,]+(\d{4})|(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\/(\d{1,2})\/(\d{4}))\b/giu
// "A day" is how often, unless the word before makes it how long: "for a day".
const FREQUENCY =
  /\b(?:(once|twice|(?:\d+|one|two|three|four|five|six)(?: to (?:\d+|two|three|four|five|six))? times?)(?: an?| per| each| every| |\/)*(day|daily|week|weekly|night|nightly|month|monthly)|(?:(?:(?<!\b(?:for|about|in|been|over|last|past|than|after|within|only|almost|nearly|of|is|was|maybe) )an?|per|each|every) |\/ ?)(day|week|month|morning|evening)|(daily|nightly|weekly|monthly)|(b\.?i\.?d|t\.?i\.?d|q\.?i\.?d)\.?)(?![\p{L}\p{N}])/giu
const LATIN_TIMES: Readonly<Record<string, string>> = { b: '2', t: '3', q: '4' }
const COUNTS: Readonly<Record<string, string>> = {
  once: '1',
  one: '1',
  twice: '2',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
}
const PERIODS: Readonly<Record<string, string>> = {
  day: '/d',
  daily: '/d',
  night: '/d',
  morning: '/d',
  evening: '/d',
  nightly: '/d',
  week: '/wk',
  weekly: '/wk',
  month: '/mo',
  monthly: '/mo',
}

/**
 * Takes dates and frequencies out of a text, so that their digits are not read as numbers again.
 *
 * @returns what was found, and the text of the same length with blanks in their place
 */
export function takeDatesAndFrequencies(text: string): { found: Quantity[]; rest: string } {
  const found: Quantity[] = []
  const withoutDates = /\d{4}/.test(text)
    ? blanked(text, DATE, (match) => found.push(dateOf(match)))
    : text
  const rest = blanked(withoutDates, FREQUENCY, (match) => found.push(...frequenciesOf(match)))
  return { found, rest }
}

const blanked = (
  text: string,
  pattern: RegExp,
  report: (match: RegExpExecArray) => void,
): string => {
  let rest = ''
  let end = 0
  for (const match of text.matchAll(pattern)) {
    report(match)
    rest += text.slice(end, match.index) + '\u0000'.repeat(match[0].length)
    end = match.index + match[0].length
  }
  return rest + text.slice(end)
}

function dateOf(match: RegExpExecArray): Quantity {
  const [text, day, month, year, isoYear, isoMonth, isoDay, usMonth, usDay, usYear] = match
  const named = month ? MONTHS.indexOf(month.toLowerCase().slice(0, 3)) + 1 : undefined
  const parts = [year ?? isoYear ?? usYear, named ?? isoMonth ?? usMonth, day ?? isoDay ?? usDay]
  const value = parts.map((part) => String(part ?? '').padStart(2, '0')).join('-')
  return { value, unit: 'date', text, isWeak: false }
}

function frequenciesOf([text, count, of, per, adverb, latin]: RegExpExecArray): Quantity[] {
  const unit = PERIODS[(of ?? per ?? adverb ?? 'day').toLowerCase()]
  const times = latin ? [LATIN_TIMES[latin.slice(0, 1).toLowerCase()] ?? ''] : timesIn(count)
  return times.map((value) => ({ value, unit, text, isWeak: false }))
}

/** "three to four times" is three and four; no count means once. */
function timesIn(count: string | undefined): string[] {
  if (count === undefined) return ['1']
  const words = count.toLowerCase().match(/\d+|[a-z]+/g) ?? []
  return words.filter((word) => !/^(?:to|times?)$/.test(word)).map((word) => COUNTS[word] ?? word)
}
