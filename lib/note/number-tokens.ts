import { isNumberWord, readNumberWords } from './number-words.ts'
import { unitAt } from './units.ts'

/** A number where it stands in a text, with the unit right after it. Offsets are UTF-16 units. */
export type NumberToken = {
  readonly value: string
  readonly unit: string | undefined
  readonly isOne: boolean
  readonly start: number
  /** End of the number itself, then of number and unit. */
  readonly numberEnd: number
  readonly end: number
}

type Bare = Pick<NumberToken, 'value' | 'isOne' | 'start' | 'numberEnd'> & {
  /** Index of the last token the number took. */
  readonly last: number
}

type Tokens = {
  readonly text: string
  readonly tokens: readonly RegExpExecArray[]
  readonly words: readonly string[]
}

// A decimal point with nothing before it is one: `.5 mg`; in "98 .6" it is not.
const TOKEN =
  /(?<=^|[\s(])(?<!(?<![\p{L}\p{N}])\d+\s)\.\d+|\d+(?:[.,]\d+)*|\p{L}+(?:['’]\p{L}+)?/giu

/** The numbers of a text in order, in digits or in words. Ordinals and names as `B12` are none. */
export function numbersOf(text: string): NumberToken[] {
  const tokens = [...text.matchAll(TOKEN)]
  const all: Tokens = { text, tokens, words: tokens.map(([word]) => word.toLowerCase()) }
  const numbers: NumberToken[] = []
  for (let i = 0; i < tokens.length; i++) {
    if ((tokens[i]?.index ?? 0) < (numbers.at(-1)?.end ?? 0)) continue // inside a unit: "1.73 m²"
    const number = readDigits(all, i) ?? readArticle(all, i) ?? readWords(all, i)
    if (!number) continue
    numbers.push(withUnit(text, number))
    i = number.last
  }
  return numbers
}

/** Digits, unless letters touch them; a unit may: `80mg`. */
function readDigits({ text, tokens }: Tokens, last: number): Bare | undefined {
  const token = tokens[last]
  if (!token || !/^[\d.]/.test(token[0])) return undefined
  const start = token.index
  const numberEnd = start + token[0].length
  const touchesAfter = /\p{L}/u.test(text[numberEnd] ?? '') && !unitAt(text, numberEnd)
  if (touchesAfter || /\p{L}/u.test(text[start - 1] ?? '')) return undefined
  return { value: canonicalDecimal(token[0]), isOne: false, start, numberEnd, last }
}

/** Thousands separators go, `1.50` is `1.5`; what is no decimal stays as written. */
function canonicalDecimal(digits: string): string {
  const plain = digits.replace(/,(?=\d{3}(?:\D|$))/g, '').replace(',', '.')
  return Number.isNaN(Number(plain)) ? digits : String(Number(plain))
}

/** "a week" is one week; "a" before anything else is no number. */
function readArticle({ text, tokens, words }: Tokens, last: number): Bare | undefined {
  const word = words[last]
  const start = tokens[last]?.index
  if (start === undefined || (word !== 'a' && word !== 'an')) return undefined
  const numberEnd = start + word.length
  if (!/\s/.test(text[numberEnd] ?? '') || !unitAt(text, numberEnd)) return undefined
  return { value: '1', isOne: false, start, numberEnd, last }
}

function readWords(of: Tokens, first: number): Bare | undefined {
  const { tokens, words } = of
  const word = words[first] ?? ''
  const isHundred = /^an? (?:hundred|thousand)$/.test(`${word} ${words[first + 1]}`)
  const isDecimal = word === 'point' && !BEFORE_POINT.test(words[first - 1] ?? '')
  if (word !== 'half' && !isHundred && !isDecimal && !isNumberWord(word)) return undefined
  const read =
    word === 'half'
      ? { value: 0.5, end: first + 1 }
      : readNumberWords(withoutNext(of, first), isHundred ? first + 1 : first)
  const from = tokens[first]
  const to = read && tokens[read.end - 1]
  if (!read || !from || !to) return undefined
  const isOne = read.end === first + 1 && (word === 'one' || word === 'half')
  const numberEnd = to.index + to[0].length
  return { value: String(read.value), isOne, start: from.index, numberEnd, last: read.end - 1 }
}

// "At this point five days later" has no decimal.
const BEFORE_POINT = /^(?:this|that|the|a|one|some|what|which|any|every|each)$/

/** The words up to the next full stop: "a hundred. Four" are two numbers. */
function withoutNext({ text, tokens, words }: Tokens, first: number): readonly string[] {
  let end = first + 1
  for (; end < words.length && end - first < MOST_WORDS; end++) {
    const [before, token] = [tokens[end - 1], tokens[end]]
    if (!before || !token) break
    if (/[.;?!]/.test(text.slice(before.index + before[0].length, token.index))) break
  }
  return words.slice(0, end)
}

/** No number that people say has more. */
const MOST_WORDS = 12

function withUnit(text: string, { value, isOne, start, numberEnd }: Bare): NumberToken {
  const found = unitAt(text, numberEnd)
  return { value, unit: found?.unit, isOne, start, numberEnd, end: found?.end ?? numberEnd }
}
