import { clinicalKinds } from './clinical-words.ts'
import { stem, wordsOf } from './words.ts'

export type Side = 'left' | 'right'

const REACH = 4

/** The sides a text names: "left" or "right" soon before a body site or "side". Else they are talk. */
export function sidesIn(text: string): ReadonlySet<Side> {
  const words = wordsOf(text).map((word) => word.text)
  const sides = new Set<Side>()
  words.forEach((word, index) => {
    if (word !== 'left' && word !== 'right') return
    if (words.slice(index + 1, index + 1 + REACH).some(isSite)) sides.add(word)
  })
  return sides
}

const isSite = (word: string): boolean => word === 'side' || clinicalKinds(stem(word)).has('site')
