const CERTAIN = 6
const STRONG = 3
const WEAK = 1
/** A boundary inside a thought costs more than one too few. */
const UNHINTED = -0.5

// What starts a thought in a visit, dictated findings above all, which no dialogue with punctuation has.
const STARTS = [
  /^(?:okay|alright|so(?! (?:I|that|they|you) (?:can|could|would)\b| that\b| far\b)|now|anyway|anyways|lastly|next|congratulations|hopefully|please) /i,
  /^all right /i,
  /^(?:and|but|because|or|then) (?:if|unless|once|i|i'm|i'll|i've|i'd|we|we'll|we're|you|your|you're|it|it's|the|he|she|they|let's|then|that|that's|on|for|no|any|do|are|have|how|what)\b/i,
  /^(?:i'm (?:gonna|gon|going)|i want|i'd like|i'll|we'll|we're (?:gonna|gon|going)|let's|let me|lem me|for your|do you|are you|have you|how about|what about|tell me) /i,
  /^(?:it )?looks like (?:your|the|you|there) /i,
  /^(?:now )?the good news is /i,
  /^(?:your (?:\w+ ){1,2}(?:is|are|was|were|looks?)|there's|there is|there are|i hear|i see|i do|i also|listen to|you have|you do|you can) /i,
]
// "On your heart exam", "your lung exam": one finding after the other.
const EXAM = /^(?:on (?:an?|the|your)|your) (?:\w+ ){1,3}exam(?:ination)?\b/i
// A subject starts a thought too, unless the word before it holds it: "the pain when I walk".
const SUBJECT =
  /^(?:i|i'm|i've|i'd|i'll|it|it's|they|they're|they've|there's|that's|we|we're|we've|we'll|he's|she's|let's|is (?:that|it|there|this)|does (?:that|it|this|the)|did you|are you|have you|what (?:do|does|did|kind|is|are)|how (?:is|are|does|do|long|often|much|many)|any (?:other )?questions|my (?:\w+ ){1,2}(?:is|are|was|has|have|hurts?|feels?))\b/i
// One action, one sentence: "order another A1c | continue the metformin".
const ACTION =
  /^(?:continue|increase|decrease|order|stop|start) (?:the|your|on|with|another|a|an|some|you) /i
const HOLDS_SUBJECT =
  /\b(?:if|when|whenever|that|because|'cause|since|while|as|than|which|what|how|where|who|why|whether|until|till|before|after|unless|though|although|think|thought|know|knew|mean|say|said|says|tell|told|feel|felt|hope|guess|believe|see|wish|suppose|sure|glad|like|imagine|remember|make|makes|let|hear|and|but|or|so|do|does|did|have|has|had|am|is|are|was|were|can|could|would|should|will|to|of|for|with|at|by|about|from|into|over|every|each|everything|anything|something|nothing|all|way|time|times|thing|things|much|many|more|maybe|just|actually|now|then|sometimes|again|not|the|a|an|any|some|ahead|also|please|let's|us|them|her|him|should|may|i'll|we'll|this|these|those|i|i'm|it|it's|you|we|they|he|she)$/i

/**
 * What the words on both sides of a place say for a boundary, besides what was learnt.
 *
 * @returns natural log odds
 */
export function startHint(before: string, rest: string): number {
  if (EXAM.test(rest) && !/\b(?:on|of|and)\s*$/i.test(before)) return CERTAIN
  if (STARTS.some((pattern) => pattern.test(rest))) return STRONG
  if (HOLDS_SUBJECT.test(before.trimEnd())) return UNHINTED
  return ACTION.test(rest) ? STRONG : SUBJECT.test(rest) ? WEAK : UNHINTED
}
