import type { Claim } from './check-evidence.ts'
import { withoutQuotations } from './quotations.ts'
import { endsOfStated, statedTenses, type Tense, tensesOf } from './tense.ts'
import type { Reason } from './verification.ts'
import { contentStems, stem, wordsOf } from './words.ts'

/** G6: what was done is not told as planned, nor what is planned as done. */
export function checkTense(claim: Claim): Reason[] {
  const { statement, evidence } = claim
  const text = withoutQuotations(statement.text)
  const tenses = statedTenses(text)
  if (tenses.length === 0 || evidence.some(({ kind }) => kind === 'chart')) return []
  const quotes = closestQuotes(claim)
  const said = new Set(quotes.flatMap(tensesOf))
  const clauses = quotes.flatMap(clausesOf)
  return tenses
    .filter(
      (stated) =>
        isUnsaid(stated, said) ||
        isSaidOtherwise(stated, text, clauses) ||
        isToldOtherwise(stated, text, quotes),
    )
    .map((stated) => ({ rule: 'G6', kind: 'tense-differs', stated }))
}

const isUnsaid = (stated: Tense, said: ReadonlySet<Tense>): boolean =>
  !said.has(stated) && (stated === 'planned' || said.size > 0)

const NEARLY = 0.75

/** The quotes that speak most of what the statement speaks of; the time of the others is not its time. */
function closestQuotes({ stated, evidence }: Claim): string[] {
  const quotes = evidence.map(({ quote }) => {
    const stems = new Set(contentStems(wordsOf(quote)))
    return { quote, common: [...stated.keys()].filter((key) => stems.has(key)).length }
  })
  const most = Math.max(...quotes.map(({ common }) => common))
  return quotes.filter(({ common }) => common >= most * NEARLY).map(({ quote }) => quote)
}

const CLAUSE = /[,;:] |\b(?=(?:and|but|because|so|that|then|if|until|which)\b)/i

const clausesOf = (text: string): readonly string[] =>
  text.split(CLAUSE).filter((clause) => clause.trim() !== '')

/**
 * "We started it and will get an X-ray" plans only the X-ray. Each clause that states a time is held
 * against the clauses that speak most of the same; these have to say the other time, and it only.
 */
function isSaidOtherwise(stated: Tense, text: string, said: readonly string[]): boolean {
  return clausesWithStated(stated, text).some((clause) => {
    const stems = new Set(contentStems(wordsOf(clause)))
    const common = said.map(
      (one) => contentStems(wordsOf(one)).filter((stem) => stems.has(stem)).length,
    )
    const most = Math.max(...common)
    const tenses = said.filter((_, at) => most > 0 && common[at] === most).map(tensesOf)
    return tenses.length > 0 && tenses.every((one) => one.length > 0 && !one.includes(stated))
  })
}

/** A heading before a colon belongs to what follows it: "Already given: ibuprofen". */
const clausesWithStated = (stated: Tense, text: string): readonly string[] =>
  clausesOf(text.replaceAll(':', ' ')).filter((clause) => statedTenses(clause).includes(stated))

const AHEAD = 6
const BEHIND = 5

/**
 * "The injury that they will have": the first word after a stated time that the evidence has as well
 * is looked up there, and what stands just before it has to say the other time, and it only.
 */
function isToldOtherwise(stated: Tense, text: string, quotes: readonly string[]): boolean {
  return endsOfStated(stated, text).some((end) => {
    const ahead = contentStems(wordsOf(text.slice(end)).slice(0, AHEAD))
    for (const key of ahead) {
      const tenses = quotes.flatMap((quote) => tensesBefore(key, quote))
      if (tenses.length > 0) return tenses.every((one) => one.length > 0 && !one.includes(stated))
    }
    return false
  })
}

/** The time that each occurrence of a word is told in. */
function tensesBefore(key: string, quote: string): (readonly Tense[])[] {
  const words = wordsOf(quote)
  return words.flatMap(({ text, end }, at) => {
    if (stem(text) !== key) return []
    const from = words[Math.max(0, at - BEHIND)]?.start ?? 0
    return [tensesOf(quote.slice(from, end))]
  })
}
