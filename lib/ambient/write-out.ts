import { type NumberToken, numbersOf } from '../note/number-tokens.ts'

// Speech to writing without changing what is said: each step only removes what carries nothing
// (fillers, stutters, broken-off words) or spells the same thing as it is written.
const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(\w+) n't\b/gi, "$1n't"],
  [/\bgon na\b|\bgonna\b/gi, 'going to'],
  [/\bwan na\b|\bwanna\b/gi, 'want to'],
  [/\bgot ta\b|\bgotta\b/gi, 'have to'],
  [/\blem me\b|\blemme\b/gi, 'let me'],
  [/\bkinda\b/gi, 'kind of'],
  [/(\w) -(years?|months?|weeks?|days?)-/gi, '$1-$2-'],
]
const FILLER = /(?:^|(?<=[\s,]))(?:um+|uh+|uhm|er|hmm+|mm+)(?=[\s,.?!]|$)\s*,?/gi
const ASIDE = /,\s*(?:you know|i mean|like|sort of|kind of|i guess)\s*(?=,)/gi
const BROKEN_OFF = /\b\w+-(?=[\s,.]|$)\s*,?/g
const STUTTER = /\b(\w+(?:'\w+)?)\s*(?:,|\.\.\.)?\s+\1\b(?!')/gi
const STUTTERED_PAIR = /\b(\w+(?:'\w+)? \w+(?:'\w+)?)\s*(?:,|\.\.\.)?\s+\1\b/gi
const OPENER =
  /^(?:(?!and so (?:on|forth))(?:(?:that|that being|with that|with that being|having) said|exactly|okay|ok|alright|all right|so|and|but|well|now|oh|yeah so|then|anyway|because|also|um|uh|you know)\b[\s,.]*)+/i

// "The blood pressure's okay" ends in what it says.
const CLOSER =
  /(?<!\b(?:is|are|was|were|be|been|doing|going|looks?|feels?|seems?|\w+'(?:s|m|re)))(?:[\s,;.]+(?:and also|(?:and|but|(?<!or )so|or|because|then|okay|alright|you know|and yeah|(?:for|to|of|in|on|with|at|by|from) (?:the|a|an|your|my)|the|your|my|an)$)?)+$/i
const PAIR = /^ (?:over|out of) $/i
const METRIC = new Set(['mg', 'mcg', 'g', 'kg', 'lb', 'mL', 'mm', 'cm', '%'])

// "I've always I always had": a sentence that was begun anew.
const BEGUN_ANEW = /\b(I|it|we|he|she|they|you)(?:'\w+)? (\w+) (\1(?:'\w+)? \2)\b/gi

/** A decimal that the recogniser wrote as two numbers, "seven. three": it is quoted, never restated. */
export const TORN_NUMBER =
  /(?:\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|\w+teen|\w+ty)) ?\. (?:\d|zero|one|two|three|four|five|six|seven|eight|nine)\b/i

/** A spoken stretch as it is written: spacing, contractions, digits; without fillers and stutters. */
export const writeOut = (spoken: string): string => tidied(withDigits(withoutStutter(spoken)))

/** The speaker's own words, number words included, without fillers and stutters: fit to be quoted. */
export const saidOut = (spoken: string): string => tidied(withoutStutter(spoken))

function withoutStutter(spoken: string): string {
  let text = spoken
  for (const [pattern, written] of CONTRACTIONS) text = text.replace(pattern, written)
  text = text.replace(FILLER, ' ').replace(ASIDE, '').replace(BROKEN_OFF, ' ').replace(/\s+/g, ' ')
  return text
    .replace(STUTTERED_PAIR, '$1')
    .replace(BEGUN_ANEW, '$3')
    .replace(STUTTER, keepNumbers)
    .replace(STUTTER, keepNumbers)
}

/** The written-out text as a sentence: without an opening "okay, so", with capital and full stop. */
export function asSentence(written: string): string {
  const body = written.replace(OPENER, '').replace(CLOSER, '')
  if (body === '') return ''
  return `${capitalised(body)}${/[?!]$/.test(body) ? '' : '.'}`
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const keepNumbers = (match: string, word: string): string =>
  /^(?:\d+|one|two|three|four|five|six|seven|eight|nine)$/i.test(word) ? match : word

/** Spoken numbers in digits where they are a measure, a pair or above nine. */
function withDigits(text: string): string {
  const numbers = numbersOf(text)
  let written = ''
  let end = 0
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]
    const next = numbers[i + 1]
    if (!number) continue
    written += text.slice(end, number.start)
    if (next && PAIR.test(text.slice(number.numberEnd, next.start))) {
      written += `${number.value}/${next.value}`
      end = next.numberEnd
      i++
    } else {
      const digits = digitsOf(text, number)
      written += digits.text
      end = digits.end
    }
  }
  return written + text.slice(end)
}

function digitsOf(text: string, number: NumberToken): { text: string; end: number } {
  const word = text.slice(number.start, number.numberEnd)
  const isArticle = /^(?:an?|half)$/i.test(word)
  if (number.unit !== undefined && METRIC.has(number.unit) && !isArticle) {
    const space = number.unit === '%' ? '' : ' '
    return { text: `${number.value}${space}${number.unit}`, end: number.end }
  }
  // "An a" that belongs to "a hundred" is no article.
  const isSpoken = /^[a-z]/i.test(word) && !isArticle
  const isLong = isSpoken && (Number(number.value) > 9 || number.value.includes('.'))
  return { text: isLong ? number.value : word, end: number.numberEnd }
}

const tidied = (text: string): string =>
  text
    .replace(/\s+([,.;:?!%])/g, '$1')
    .replace(/(?:,\s*)+(?=[,.?!])/g, '')
    .replace(/^[\s,.]+/, '')
    .replace(/\bi\b(?!\.)/g, 'I')
    .replace(/\s+/g, ' ')
    .trim()
