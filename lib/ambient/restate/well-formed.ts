// What a restated sentence must not look like: where one of these stands, a self-correction or a
// missing full stop went through the grammar (the prose defects of docs/ambient-quality.md).
const ILL_FORMED: readonly RegExp[] = [
  /\bthe patient (?:are|their|the|they|it|is is|do|have|am|were|can (?:this|that|it))\b/i,
  /\b(?:can|could|do|did|will|would) them\b|\bthey could \w+ing\b|\bof (?:them|him|her) (?:are|is)\b/i,
  /\b(?:a|an) (?:they|he|she|I|you|we)\b|\bthe patient (?:is|was) and\b|[a-z] (?:were|was|are|can|could) the patient\b|\bI mean\b/i,
  /\b(?:he|she) (?:have|are|do|were)\b|\bthey (?:has|is|was|does)\b/i,
  /\b(?:on|for|in|of|at|with) (?:the|their|his|her)? ?(?:on|for|in|of|at)\b (?:the|their|his|her)\b/i,
  /\b(\w{2,}) \1\b(?<!\b(?:had had|that that|two two|very very))/i,
  /\b(?:going to go ahead|I think|I want to|I'd like to|we'll|I'll|going to|want to|let's|which is|that is|so that|because|and I|and yeah|need to|trying to|able to|as far as (?:\w+ ){0,2}\w+|and then(?:, \w+)?|,? but)\.$/i,
  /\b(?:what|which|who|how|kind of|like|sort of|the|a|an|their|is|are|was|were|no|some)\.$/i,
  /[a-z] (?:what does|what do|what kind|is that what|how is that|any other questions|are you able|do you|does that|did you|have you|has anyone|is that okay)\b/i,
  /^the patient (?:just |also |really |still )?(?:can't|can|could|will|would) \w+\.$/i,
  /^(?:\w+: )?(?:I|we|the patient|it|they|that) (?:\w+ )?\w+\.$/i,
  /\bi\b(?! )|\bpatient patient\b|\bI the patient\b|\bthe to\b|\bto (?:them|him|her) (?:get|have|go|be|do)\b/,
  // A self-correction: "I it's", "of their it", "I'm also I'm", "about 30, 30".
  /\bI (?:it|it's|he|she|they|we|I'm)\b|\b(?:the|their|his|her|your|of) (?:it|they|he|she|I|we)\b|\b(I'm|I'll|it's|we're) (?:\w+ )?\1\b|\b(\d+), \2\b/i,
  // A question in the order of its words, a clause without what it belongs to, somebody else's "I".
  /^(?:means|will|would|how|which|who|why|ever|tell me|said|it that|they that|he that|she that)\b|\b(?:are|is|do|does|did|have|has|was|were) them\b|\blike (?:them|him|her) (?:are|is|have|has|do|does)\b|\bto for\b|'s\.$|\bthem they\b|^(?:have|had|has) the patient\b|\bsome (?:they|he|she)\b|\bin my notes\b|\bthe patient (?:don't|haven't|aren't|weren't)\b|[a-z] i (?:am|have|do|was|press|push|move|moved|asked)\b/i,
  // An age is the chart's to say (G7).
  /\b(?:is|are) (?:now )?\d{1,3}(?: now| years? old)\b/i,
  /\b(?:about|maybe|right before|every now|every|because|hoping|more|another|be|been|an? little)\.$/i,
  /\b(?:doesn't|does not|don't|do not|has not|hasn't) \w+ no\b|\bwhy don't\.$| ,/i,
]
const SHORT_BUT_WHOLE =
  /^the patient (?:\w+ )?(?:smokes|drinks|exercises|vapes|quit|smoke|drink|exercise|vape|fell|fainted|vomited|coughs|snores|itches|improved|bleeding|coughing|pregnant|diabetic|allergic|swollen|dizzy|tired|nauseous|constipated)\.$/i

/** Whether a restated sentence reads as one; if not, it is better quoted or left out. */
export const isWellFormed = (text: string): boolean =>
  SHORT_BUT_WHOLE.test(text) || !ILL_FORMED.some((pattern) => pattern.test(text))
