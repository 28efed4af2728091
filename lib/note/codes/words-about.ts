import type { DiagnosisFamily } from './diagnosis-family.ts'

const SENTENCE_END = /[;.](?:\s+|$)/
// "with diabetic kidney disease" says more of the diabetes; another "with" may name another problem.
const DELIMITER = /(,\s+|\s+and\s+|\s+with\s+(?!diabetic\b))/i

/**
 * What a text says of one of the problems that it names, and of no other: "chronic kidney disease and
 * heart failure" says nothing of how long the heart has failed. Words between two problems belong to
 * the one before them; before an "and" to the one after it as well ("right and left knee").
 */
export function wordsAbout(
  text: string,
  family: DiagnosisFamily,
  families: readonly DiagnosisFamily[],
): string {
  return text
    .split(SENTENCE_END)
    .filter((sentence) => family.named.test(sentence))
    .map((sentence) => within(sentence, family, families))
    .join('; ')
}

function within(
  sentence: string,
  family: DiagnosisFamily,
  families: readonly DiagnosisFamily[],
): string {
  const parts = sentence.split(DELIMITER)
  const pieces = parts.filter((_, index) => index % 2 === 0)
  const delimiters = parts.filter((_, index) => index % 2 === 1)
  const named = pieces.map((piece) => families.filter((one) => one.named.test(piece)))
  // Named across its pieces ("osteoarthritis, right knee"): there is nothing to tell apart.
  if (!named.some((those) => those.includes(family))) return sentence
  const belongs = pieces.map((_, at) => {
    const own = named[at] ?? []
    if (own.length > 0) return own.includes(family)
    const before = named.slice(0, at).findLast((those) => those.length > 0)
    const after = named.slice(at + 1).find((those) => those.length > 0)
    const isJoined = /and/i.test(delimiters[at] ?? '')
    if (before?.includes(family)) return true
    return (before === undefined || isJoined) && (after?.includes(family) ?? false)
  })
  return pieces.filter((_, at) => belongs[at]).join(' and ')
}
