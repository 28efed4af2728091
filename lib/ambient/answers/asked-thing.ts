import { clinicalKinds } from '../../note/clinical-words.ts'
import { isFunctionWord, stem, wordsOf } from '../../note/words.ts'

const ASKED =
  /(?:^(?:any|no|other|also) |\bany\b|\b(?:have|having|had|experienc(?:e|ed|ing)|notic(?:e|ed|ing)|feel|feeling|felt|get|getting)\b(?: (?:you|any|a|an|some|like|the|had|been|of|your|ever|also|other))*)\s*([^?]+)\??$/i
const FILLING =
  /\b(?:any|your|like|some|of those|either|other|a lot of|kind of|symptoms? like|symptoms of)\b ?/gi
const JOINING = new Set(
  `or and of in with the any to at on shortness short loss change changes gain other weight
  night swelling low high back up down a issue issues problem problems trouble`.split(/\s+/),
)
const TAIL =
  /,? (?:or )?(?:any(?:thing|where)?(?: else)? like that|at all|right now|today|or anything|or not really|not really|or not|anything else|lately|recently|like that|stuff like that|things like that|or no|with that|or anything of that nature|since then|by any chance|with this|associated with (?:this|that|it))$/i

/**
 * The things that a yes-no question asks after: "do you have any fever or chills?" asks after "fever
 * or chills".
 *
 * @returns undefined unless every word of it is clinical or joins clinical words
 */
export function askedThing(question: string): string | undefined {
  const plain = question
    .replace(/[?.]+$/, '')
    .replace(TAIL, '')
    .replace(TAIL, '')
  const thing = (ASKED.exec(`${plain}?`)?.[1] ?? plain)
    .replace(FILLING, '')
    .replace(/^(?:symptoms?)?,\s*|[,\s]+$/g, '')
    .toLowerCase()
  const words = wordsOf(thing)
  const last = words.at(-1)
  const isCertain =
    words.length <= 10 && words.every(({ text }) => JOINING.has(text) || isClinicalWord(text))
  return isCertain && last && isClinicalWord(last.text) && words.some(({ text }) => isThing(text))
    ? thing
    : undefined
}

const isClinicalWord = (word: string): boolean => clinicalKinds(stem(word)).size > 0

const isThing = (word: string): boolean => {
  const kinds = clinicalKinds(stem(word))
  return (
    !isFunctionWord(word) &&
    (kinds.has('symptom') || kinds.has('condition') || kinds.has('allergy'))
  )
}
