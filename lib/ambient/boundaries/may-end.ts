import { isVerb } from './boundary-features.ts'

/** A number in words or digits at the end. */
export const NUMBER_BEFORE =
  /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred))\s*$/i

// "On your heart exam | I hear …": what opens a sentence stays with it.
const LEADING = '^(?:(?:so|okay|and|alright|now|then|lastly) ?,? )*'
const OPENING = new RegExp(`${LEADING}(?:on|for|in|with|at|as|looking) `, 'i')
const SUBORDINATE = new RegExp(`${LEADING}(?:after|when|if|because) `, 'i')
const SUBORDINATE_WORDS = 11
// "Okay, so | on your heart exam": what leads over belongs to what it leads to, and a "yeah" that
// goes on to something else may be no answer.
const SAYS_NOTHING =
  /^(?:(?:and|so|but|okay|alright|all right|well|now|then|um|uh|oh|yes|yeah|yep|yup|no|nope|nah|sure|right|correct|exactly|mm-hmm) ?,? ?)+$/i

// What follows is said under a condition, or with a doubt: it says something else without.
const UNDER_CONDITION = /\b(?:if|unless|once|when|in case)\b(?:(?!\bthen\b)[^.?!])*$/i
// "… if I take it in the morning | it'll be like 80": what a condition in speech leads to.
const CONDITION_BEFORE =
  /\b(?:if|unless|whenever|in case)(?: (?!(?:and|but|so|or|then|because)\b)[\w'’-]+){1,8} ?,?\s*$/i
// "It" and "you" may be what something is done to.
const SUBJECTS_OF_CONDITION =
  /\b(?:(?<=(?:if|unless|whenever|in case) )(?:you|it|that)|i|they|we|he|she|there)(?:'\w+)?\b/gi
// What comes after these belongs to them: "I think | I had a fever" says more than "I had a fever".
const HOLDS = /\b(?:in case|the|every|an?|my|your|his|her|their|our|if|whether|unless|of)\s*$/i
const HOLDS_SUBJECT =
  /\b(?:when|whenever|that|because|'cause|since|while|as|than|which|what|how|where|who|why|until|till|before|after|though|although|think|thought|knew|mean|said|says|feel|felt|hope|guess|believe|wish|suppose|imagine|remember|let)\s*$/i
const SUBJECT = /^(?:i|you|we|he|she|it|they|there|my|your|the|this|that)\b/i
// "It does not look like, when I turn it, | you can lift it": what is doubted is told with its doubt.
const DOUBTED =
  /(?:n't| not) (?:really )?(?:look|seem|think|believe|feel|sound|appear)\b(?: \S+){0,8}$/i
const JOINED = /^(?:and|but|so|because|then|(?:on )?(?:your|the) (?:\w+ ){1,3}exam)\b/i
const OF_NUMBER =
  /^(?:\d|percent\b|over\b|out of\b|point\b|milli\w+|micro\w+|mg\b|mcg\b|times\b|(?:day|week|month|year|hour|minute|pound|unit)s?\b|half\b)/i
const DOUBT = /\b(?:generally|usually|typically|normally|probably|possibly|perhaps|often)\s*,?\s*$/i

// "When you wake up how soon | do you smoke": a question is not asked without its question word.
const ASKS =
  /\b(?:how|what|where|which|why)\b(?:(?!\b(?:do|does|did|is|are|was|were|have|has|can|would|will)\b|'s\b).)*$/i
const ASKED = /^(?:do|does|did|is|are|was|were|have|has|can|would|will) /i

/** Whether a thought may end before what is said next: not where it would say something else alone. */
export const mayEndBefore = (thought: string, rest: string): boolean =>
  !SAYS_NOTHING.test(thought) &&
  !isOpening(thought) &&
  !(/^then\b/i.test(rest) && UNDER_CONDITION.test(thought)) &&
  !DOUBT.test(thought) &&
  !isLedTo(thought) &&
  !HOLDS.test(thought) &&
  !(HOLDS_SUBJECT.test(thought) && SUBJECT.test(rest)) &&
  !(ASKS.test(thought) && ASKED.test(rest)) &&
  !/^or\b/i.test(rest) &&
  !(DOUBTED.test(thought) && !JOINED.test(rest)) &&
  !/^(?:it )?that (?:i|you|we|he|she|it|they)\b/i.test(rest) &&
  // A self-correction belongs to what it corrects: "any back pain, I mean abdominal pain".
  !/^i mean\b/i.test(rest) &&
  !(NUMBER_BEFORE.test(thought) && OF_NUMBER.test(rest))

function isOpening(thought: string): boolean {
  const words = thought.toLowerCase().split(' ')
  if (SUBORDINATE.test(thought)) return words.length <= SUBORDINATE_WORDS
  return OPENING.test(thought) && !words.some(isVerb)
}

/** Whether a condition stands open: its own subject was named, and what comes of it was not. */
function isLedTo(before: string): boolean {
  const condition = CONDITION_BEFORE.exec(before)?.[0]
  return condition !== undefined && (condition.match(SUBJECTS_OF_CONDITION)?.length ?? 0) <= 1
}
