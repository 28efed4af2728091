import { type Polarities, polaritiesOf } from '../../note/polarity.ts'
import { quantitiesOf } from '../../note/quantities.ts'
import { sidesIn } from '../../note/sides.ts'
import { statedTenses } from '../../note/tense.ts'
import { contentStems, wordsOf } from '../../note/words.ts'

/** Words of an intention; in a plan the order says it without them. */
const OF_INTENTION = new Set(contentStems(wordsOf('want ahead like need')))
// How long something has been going on is told by its "for" or "since".
const PERFECT = /\bhas (?:had|been)\b/gi

/**
 * Whether a shorter wording states what the sentence states: the same words of substance, each
 * denied, supposed or affirmed as before; the same numbers with their units, sides and times.
 */
export const saysTheSame = (sentence: string, phrase: string): boolean =>
  quantityKey(sentence) === quantityKey(phrase) &&
  isSame(sidesIn(sentence), sidesIn(phrase)) &&
  isDone(sentence) === isDone(phrase) &&
  keepsPolarities(polaritiesOf(sentence), polaritiesOf(phrase))

const quantityKey = (text: string): string =>
  quantitiesOf(text)
    .map(({ value, unit = '' }) => `${value} ${unit}`)
    .join()

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((member) => other.has(member))

const isDone = (text: string): boolean => statedTenses(text.replace(PERFECT, ' ')).includes('done')

const keepsPolarities = (before: Polarities, after: Polarities): boolean =>
  [...after.keys()].every((key) => before.has(key)) &&
  [...before].every(([key, polarities]) => {
    const kept = after.get(key)
    return kept ? isSame(polarities, kept) : OF_INTENTION.has(key)
  })
