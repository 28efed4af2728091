import { takeDatesAndFrequencies } from './dates-and-frequencies.ts'
import { type NumberToken, numbersOf } from './number-tokens.ts'
import type { Quantity } from './quantity.ts'

const PAIR = /^ ?(?:\/|over|out of) ?$/i
const RANGE = /^(?: ?[-–] ?| to | or )$/
const LIST_NUMBER = /^\s*\d{1,2}[.)]\s/

/**
 * Every number, pair, date and frequency of a text, in no promised order. Digits and words, written
 * and spoken units compare equal: "one fifty over seventy" and `150/70 mmHg`, "a week" and `1 week`.
 */
export function quantitiesOf(text: string): Quantity[] {
  const body = text.replace(LIST_NUMBER, (mark) => ' '.repeat(mark.length))
  const { found, rest } = takeDatesAndFrequencies(body)
  return [...found, ...joinNumbers(rest, numbersOf(rest))]
}

/** Joins "148/84" and "two out of six" into pairs; a range hands its unit to its first number. */
function joinNumbers(text: string, numbers: readonly NumberToken[]): Quantity[] {
  const joined: Quantity[] = []
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]
    const next = numbers[i + 1]
    if (!number) continue
    const between =
      next && number.unit === undefined ? text.slice(number.numberEnd, next.start) : ''
    if (next && PAIR.test(between)) {
      joined.push(pairOf(text, number, next))
      i++
    } else if (next && RANGE.test(between))
      joined.push(single(text, { ...number, unit: next.unit }))
    else joined.push(single(text, number))
  }
  return joined
}

const single = (text: string, { value, unit, isOne, start, end }: NumberToken): Quantity => ({
  value,
  unit,
  text: text.slice(start, end),
  isWeak: isOne && unit === undefined,
})

const pairOf = (text: string, first: NumberToken, second: NumberToken): Quantity => ({
  value: `${first.value}/${second.value}`,
  unit: second.unit,
  text: text.slice(first.start, second.end),
  isWeak: false,
})
