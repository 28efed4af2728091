import { clinicalKinds } from '../../note/clinical-words.ts'
import { stem } from '../../note/words.ts'
import type { Pronouns } from './pronouns.ts'
import { isBaseVerb, thirdPersonOf } from './verbs.ts'

/** Whose words stand for the patient: the patient's own "I", or the clinician's "you". */
type Person = 'first' | 'second'

type Words = {
  readonly subject: string
  readonly object: string
  readonly possessive: string
  readonly reflexive: string
  readonly abbreviated: Readonly<Record<string, string>>
  /** Words that make the third person unsafe: others are meant, or the form has two meanings. */
  readonly unsure: RegExp
}

const WORDS: Readonly<Record<Person, Words>> = {
  first: {
    subject: 'i',
    object: 'me',
    possessive: 'my',
    reflexive: 'myself',
    abbreviated: { "i'm": 'am', "i've": 'have', "i'll": 'will' },
    unsure:
      /^(?:you|your|yours|you're|you've|you'll|you'd|yourself|we|we're|we've|we'll|we'd|our|ours|us|let's|doctor|doc|sir|ma'am|i'd|mine)$/,
  },
  second: {
    subject: 'you',
    object: 'you',
    possessive: 'your',
    reflexive: 'yourself',
    abbreviated: { "you're": 'are', "you've": 'have', "you'll": 'will' },
    unsure: /^(?:you'd|yours|sir|ma'am|guys|hey)$/,
  },
}

const ADVERBS = new Set(
  `actually almost already also always barely basically certainly constantly currently definitely even ever
  finally first frequently generally gradually honestly immediately initially just kinda largely literally
  mainly maybe mostly never normally now obviously occasionally often only particularly possibly pretty
  previously probably quickly rarely really recently regularly simply slowly sometimes still suddenly then
  typically usually`.split(/\s+/),
)
const AUXILIARY =
  /^(?:do|does|am|are|did|have|has|was|were|can|could|should|would|will|had|that's|so|neither|nor)$/
// After these, "you" is whom something is done to: "I want you to", "refer you to", "for you".
const TAKES_OBJECT =
  /^(?:want|need|have|let|help|get|see|send|refer|give|put|make|start|keep|told|tell|ask|asked|show|call|for|to|with|on|of|at|from|about|around|in|by|between|recommend|advise|remind|teach|set|bring|schedule|prescribe|order|encourage|offer|treat|allow|allows|cause|causing|causes|thank|provide|gave|sent|getting|giving|putting|having|sending|referring|starting|keeping|letting|helping|makes|gives|helps|wanted|wants|making|bother|bothers|bothering)$/

// After these "you" is who does something, whatever the verb: "see how you tolerate it".
const OPENS_CLAUSE =
  /^(?:how|what|if|when|whenever|that|because|where|since|while|whether|unless|as|so|but|which|until|before|after|once)$/

type Token = {
  readonly word: string
  readonly raw: string
  readonly after: string
  /** "You're": who does something, whatever stands before. */
  readonly isAbbreviated?: boolean
}

type Reading = {
  readonly tokens: readonly Token[]
  readonly words: Words
  readonly pronouns: Pronouns
  readonly out: string[]
  /** The verb before was conjugated: one that is joined to it has to be as well. */
  isConjugated: boolean
  isFirst: boolean
}

/**
 * What somebody says of themselves, or is told of themselves, as another says it of them. The first
 * time they are "the patient", then a pronoun; verbs agree.
 *
 * @param text one written-out sentence
 * @param person whose word for the patient it is: the patient's "I" or the clinician's "you"
 * @param isFirst whether the patient was not named in the sentence yet
 * @returns undefined when the grammar is not certain
 */
export function inThirdPerson(
  text: string,
  pronouns: Pronouns,
  person: Person,
  isFirst = true,
): string | undefined {
  const words = WORDS[person]
  const tokens = tokensOf(text, words)
  if (tokens.some(({ word }) => words.unsure.test(word))) return undefined
  const reading: Reading = { tokens, words, pronouns, out: [], isConjugated: false, isFirst }
  let at = 0
  while (at < tokens.length) {
    const next = readAt(reading, at)
    if (next === undefined) return undefined
    at = next
  }
  // "You've got swelling" is no more than "has".
  return reading.out
    .join('')
    .trim()
    .replace(/\b(has|have) got\b(?! (?:to|better|worse))/g, '$1')
}

function tokensOf(text: string, { abbreviated, subject }: Words): Token[] {
  return [...text.matchAll(/([^\s,;.?!]+)((?:[\s,;?!]|\.(?!\d))*)/g)].flatMap(
    ([, raw = '', after = '']) => {
      const word = raw.toLowerCase().replaceAll('’', "'")
      const verb = Object.hasOwn(abbreviated, word) ? abbreviated[word] : undefined
      if (verb === undefined) return [{ word, raw, after }]
      return [
        { word: subject, raw: subject, after: ' ', isAbbreviated: true },
        { word: verb, raw: verb, after },
      ]
    },
  )
}

/** Writes what stands at an index; gives the index after it, or undefined when it is not certain. */
function readAt(reading: Reading, at: number): number | undefined {
  const { tokens, words, out } = reading
  const token = tokens[at]
  if (!token) return undefined
  if (token.word === words.subject) {
    return isObject(reading, at) ? writeObject(reading, token, at) : readSubject(reading, at)
  }
  if (token.word === words.object) return writeObject(reading, token, at)
  const joined = joinedVerb(reading, at)
  if (joined === undefined) return undefined
  out.push(joined === token.word ? replaced(reading, at) : joined, token.after)
  return at + 1
}

function isObject({ tokens, words }: Reading, at: number): boolean {
  if (words.subject !== words.object || tokens[at]?.isAbbreviated) return false
  const before = tokens[at - 1]
  if (before && before.after === ' ' && TAKES_OBJECT.test(before.word)) return true
  // "I'd like you to", and "it looks like you don't".
  if (before?.word === 'like') return tokens[at + 1]?.word === 'to'
  if (before && OPENS_CLAUSE.test(before.word)) return false
  const next = tokens[verbAfter(tokens, at)]
  return tokens[at]?.after !== ' ' || next === undefined || formOf(next.word, false) === undefined
}

function writeObject(reading: Reading, { after }: Token, at: number): number {
  reading.out.push(reading.isFirst ? 'the patient' : reading.pronouns.object, after)
  reading.isFirst = false
  return at + 1
}

const verbAfter = (tokens: readonly Token[], at: number): number => {
  let verb = at + 1
  while (ADVERBS.has(tokens[verb]?.word ?? '')) verb++
  return verb
}

/** "I really feel" → "the patient really feels"; "they really feel" after the first. */
function readSubject(reading: Reading, at: number): number | undefined {
  const { tokens, pronouns, out } = reading
  const before = tokens[at - 1]
  if (tokens[at]?.after !== ' ') return undefined
  if (before && AUXILIARY.test(before.word) && before.after === ' ') return undefined // inverted
  const verbAt = verbAfter(tokens, at)
  const verb = tokens[verbAt]
  const isPlural = !reading.isFirst && pronouns.subject === 'they'
  const form = verb && formOf(verb.word, isPlural)
  if (!verb || form === undefined) return undefined
  out.push(reading.isFirst ? 'the patient ' : `${pronouns.subject} `)
  for (const { raw, after } of tokens.slice(at + 1, verbAt)) out.push(raw, after)
  out.push(form, verb.after)
  reading.isConjugated = form !== verb.word && isBaseVerb(verb.word)
  reading.isFirst = false
  return verbAt + 1
}

const PLURAL: Readonly<Record<string, string>> = { am: 'are', was: 'were', "wasn't": "weren't" }
const SINGULAR: Readonly<Record<string, string>> = { are: 'is', "aren't": "isn't" }

function formOf(verb: string, isPlural: boolean): string | undefined {
  if (isPlural && Object.hasOwn(PLURAL, verb)) return PLURAL[verb]
  if (Object.hasOwn(SINGULAR, verb)) return isPlural ? verb : SINGULAR[verb]
  const third = thirdPersonOf(verb)
  return isPlural && third !== undefined ? verb : third
}

const NOUN_TOO =
  /^(?:ache|burn|cough|cramp|drink|exercise|itch|pee|rest|sleep|work|walk|run|ice|heat|help|care|change)$/

/** "I sit and watch" → "the patient sits and watches"; undefined where it may be a noun or "to watch". */
function joinedVerb({ tokens, isConjugated }: Reading, at: number): string | undefined {
  const word = tokens[at]?.word ?? ''
  const isJoined = /^(?:and|or|but|then)$/.test(tokens[at - 1]?.word ?? '')
  if (!isJoined || !isConjugated || !isBaseVerb(word)) return word
  const isUnsure = NOUN_TOO.test(word) || tokens.slice(0, at).some((one) => one.word === 'to')
  return isUnsure ? undefined : thirdPersonOf(word)
}

function replaced({ tokens, words, pronouns }: Reading, at: number): string {
  const { word, raw } = tokens[at] ?? { word: '', raw: '' }
  if (word === words.reflexive) return pronouns.reflexive
  if (word !== words.possessive) return raw
  const isOwn = [1, 2].some((offset) => isOwnBody(tokens[at + offset]?.word ?? ''))
  return isOwn ? 'the' : pronouns.possessive
}

const OWN = ['site', 'symptom', 'condition', 'finding', 'test'] as const

const isOwnBody = (word: string): boolean => {
  const kinds = clinicalKinds(stem(word.replace(/'s$/, '')))
  return OWN.some((kind) => kinds.has(kind))
}
