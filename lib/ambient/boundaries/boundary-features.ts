import { isBaseVerb } from '../restate/verbs.ts'

const FINITE =
  /^(?:is|are|was|were|has|had|does|did|do|can|could|will|would|should|may|might|must)$/
const ABBREVIATED = /'(?:s|re|m|ve|ll|d|t)$/

/** Whether a word is, or may be, a verb with a subject. */
export const isVerb = (word: string): boolean =>
  FINITE.test(word) || ABBREVIATED.test(word) || isBaseVerb(word) || /\w\wed$/.test(word)

/** A place between two spoken words, with what was said since the thought began. */
export type Gap = {
  /** Lower case, without punctuation; every number is `0`. */
  readonly words: readonly string[]
  /** Index of the word before the place. */
  readonly at: number
  /** Index of the first word of the thought. */
  readonly from: number
  /** Whether the thought has a verb already. */
  readonly hasVerb: boolean
}

/** The same place one word on; a thought that ended begins anew. */
export function nextGap({ words, at, from, hasVerb }: Gap, hasEnded: boolean): Gap {
  const isTold = isVerb(words[at + 1] ?? '')
  return {
    words,
    at: at + 1,
    from: hasEnded ? at + 1 : from,
    hasVerb: isTold || (hasVerb && !hasEnded),
  }
}

/** The place after the first word. */
export const firstGap = (words: readonly string[]): Gap => ({
  words,
  at: 0,
  from: 0,
  hasVerb: isVerb(words[0] ?? ''),
})

/** What a place is judged by: the words around it, how long the thought is, and whether it has a verb. */
export function boundaryFeatures({ words, at, from, hasVerb }: Gap): readonly string[] {
  const word = (index: number) => (index < from ? '^' : (words[index] ?? '$'))
  const [before, last] = [word(at - 1), word(at)]
  const [next, second, third] = [word(at + 1), word(at + 2), word(at + 3)]
  const told = hasVerb ? 'v' : '-'
  const length = lengthOf(at - from + 1)
  return [
    `a ${last}`,
    `b ${before}`,
    `n ${next}`,
    `m ${second}`,
    `o ${third}`,
    `ba ${before} ${last}`,
    `an ${last} ${next}`,
    `nm ${next} ${second}`,
    `anm ${last} ${next} ${second}`,
    `nmo ${next} ${second} ${third}`,
    `as ${last.slice(-3)}`,
    `ns ${next.slice(-3)}`,
    `vl ${told} ${length}`,
    `vn ${told} ${next}`,
    `va ${told} ${last}`,
    `ln ${length} ${next}`,
    `nv ${isVerb(second)} ${next}`,
    `av ${isVerb(next)} ${last}`,
    `q ${words[from] ?? ''} ${next}`,
  ]
}

const lengthOf = (words: number): number =>
  [20, 13, 9, 6].find((length) => words >= length) ?? words
