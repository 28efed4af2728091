import { quantitiesOf } from '#lib/note/quantities.ts'
import { type Chance, type Mutation, pick, type Subject, withText } from './subject.ts'

const DIGITS = /(?<![\p{L}\d.])\d+(?:\.\d+)?(?![\p{L}\d])/gu

/** M1: another number, a decimal point moved, digits exchanged; never one that was said as well. */
export const changeNumber: Mutation = (subject, chance) => {
  const { text } = subject.statement
  const number = pick([...text.matchAll(DIGITS)], chance)
  if (!number) return undefined
  const wrong = pick(
    wrongNumbers(number[0]).filter((value) => !isSaid(subject, value)),
    chance,
  )
  if (wrong === undefined) return undefined
  return withText(subject, replaceAt(text, number.index, number[0].length, wrong))
}

const wrongNumbers = (digits: string): string[] =>
  [
    String(Number(digits) + 1),
    String(Number(digits) * 10),
    String(Number(digits) / 10),
    [...digits].reverse().join(''),
  ].filter((wrong) => Number(wrong) !== Number(digits) && Number(wrong) > 0)

const isSaid = ({ statement }: Subject, value: string): boolean =>
  statement.evidence.some(({ quote }) =>
    quantitiesOf(quote).some((said) => said.value.split('/').includes(value)),
  )

// What is confused in dictation and in haste.
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d ?)mg\b|\bmilligrams?\b/, 'mcg'],
  [/(?<=\d ?)mcg\b|\bmicrograms?\b/, 'mg'],
  [/\bpounds\b|(?<=\d ?)lbs?\b/, 'kg'],
  [/(?<=\d ?)kg\b/, 'lb'],
  [/\bday\b/, 'week'],
  [/\bdays\b/, 'weeks'],
  [/\bweek\b/, 'month'],
  [/\bweeks\b/, 'months'],
  [/\bmonths\b/, 'weeks'],
  [/\byears\b(?!-old)/, 'months'],
  [/\bhours\b/, 'minutes'],
  [/\bdaily\b|\ba day\b/, 'weekly'],
]

/** M2: the number stays, its unit is another. */
export const changeUnit: Mutation = (subject, chance: Chance) => {
  const { text } = subject.statement
  const counted = quantitiesOf(text).filter(({ unit }) => unit !== undefined)
  const changes = UNITS.flatMap(([pattern, unit]) => {
    const found = counted.find((quantity) => pattern.test(quantity.text))
    return found ? [text.replace(found.text, found.text.replace(pattern, unit))] : []
  })
  return withText(subject, pick(changes, chance))
}

const replaceAt = (text: string, start: number, length: number, replacement: string): string =>
  text.slice(0, start) + replacement + text.slice(start + length)
