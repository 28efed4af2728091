import { isClinical } from './clinical-words.ts'
import { deniesMore } from './denies-more.ts'
import { namesDrug } from './drug-names.ts'
import type { Evidence, WrittenEvidence } from './evidence.ts'
import type { Section, Statement } from './note.ts'
import { type Polarities, polaritiesOf, polaritiesOfSpeech, statesSomething } from './polarity.ts'
import { polarityDifferences, wordWithStem } from './polarity-differences.ts'
import { quantitiesOf } from './quantities.ts'
import { isProven } from './quantity.ts'
import { quotationsIn } from './quotations.ts'
import { sidesIn } from './sides.ts'
import { inSpokenOrder, type Sources, spokenAt, turnOf, writtenAt } from './sources.ts'
import type { Reason } from './verification.ts'
import { contentStems, wordsOf } from './words.ts'

/** Everything a check of one statement may look at. */
export type Claim = {
  readonly statement: Statement
  readonly section: Section
  readonly sources: Sources
  /** The statement's evidence in the order it was said. */
  readonly evidence: readonly Evidence[]
  /** What the statement speaks of, and what its evidence speaks of. */
  readonly stated: Polarities
  readonly proven: Polarities
}

export function claimOf(statement: Statement, section: Section, sources: Sources): Claim {
  const evidence = inSpokenOrder(statement.evidence).flatMap((cited) => inPlainToo(cited, sources))
  const stated = polaritiesOf(statement.text)
  const proven = polaritiesOfSpeech(evidence.map(({ quote }) => quote))
  return { statement, section, sources, evidence, stated, proven }
}

/** A sentence of a plan proves what it says, and what the rules of plain language make of it. */
function inPlainToo(cited: Evidence, sources: Sources): readonly Evidence[] {
  const plain = cited.kind === 'written' ? writtenAt(sources, cited)?.plain : undefined
  return plain === undefined ? [cited] : [cited, { ...cited, quote: plain }]
}

/** The share of a statement's words that may come from nowhere: joining words, not facts. */
const FREE_WORDS = 0.34

/** G1: the quote is what the stored source holds at that place. */
export function checkQuotes({ statement, sources }: Claim): Reason[] {
  return inSpokenOrder(statement.evidence).flatMap((cited): Reason[] => {
    if (cited.kind === 'chart') return []
    if (cited.kind === 'written') return checkWritten(cited, sources)
    const stored = spokenAt(sources, cited)
    if (stored === undefined) return [{ rule: 'G1', kind: 'source-missing' }]
    return stored === cited.quote ? [] : [{ rule: 'G1', kind: 'quote-changed', quote: cited.quote }]
  })
}

function checkWritten(cited: WrittenEvidence, sources: Sources): Reason[] {
  const stored = writtenAt(sources, cited)
  if (stored === undefined) return [{ rule: 'G1', kind: 'plan-gone' }]
  return stored.text === cited.quote ? [] : [{ rule: 'G1', kind: 'plan-changed', now: stored.text }]
}

/**
 * G1: the statement speaks of what its evidence speaks of. A clinical word never comes free, and
 * nothing does in quotation marks: what they hold was said, or it is no quotation.
 */
export function checkWords({ statement, stated, proven }: Claim): Reason[] {
  const missing = [...stated.keys()].filter((key) => !proven.has(key))
  const quoted = new Set(contentStems(quotationsIn(statement.text).flatMap(wordsOf)))
  const words = missing.map((key) => ({ key, word: wordWithStem(statement.text, key) }))
  const decisive = words.filter(({ key, word }) => quoted.has(key) || isDecisive(key, word))
  const isThin = missing.length > FREE_WORDS * stated.size
  if (decisive.length === 0 && !isThin) return []
  const told = (decisive.length > 0 ? decisive : words).map(({ word }) => word)
  return [{ rule: 'G1', kind: 'words-not-in-evidence', words: told }]
}

/** A clinical word, a drug, a name with digits, or a word of another script, which no list here knows. */
const isDecisive = (key: string, word: string): boolean =>
  isClinical(key) || namesDrug(word) || /\d/.test(key) || !/^[\p{Script=Latin}'.-]+$/u.test(key)

/** G2: every number with its unit is in the statement's own evidence. */
export function checkQuantities({ statement, evidence }: Claim): Reason[] {
  const stated = quantitiesOf(statement.text)
  if (stated.length === 0) return []
  const proven = evidence.flatMap(({ quote }) => quantitiesOf(quote))
  const missing = stated.filter((quantity) => !isProven(quantity, proven))
  return missing.map(({ value, text }) => {
    const hasValue = proven.some((quantity) => quantity.value === value)
    return {
      rule: 'G2',
      kind: hasValue ? 'unit-not-in-evidence' : 'number-not-in-evidence',
      number: text.trim(),
    }
  })
}

/** G6: a side that is stated is the side that was said. */
export function checkSides({ statement, evidence }: Claim): Reason[] {
  const stated = sidesIn(statement.text)
  if (stated.size === 0) return []
  const proven = new Set(evidence.flatMap(({ quote }) => [...sidesIn(quote)]))
  return [...stated]
    .filter((side) => !proven.has(side))
    .map((side) => ({ rule: 'G6', kind: 'side-not-in-evidence', side }))
}

/** G5: what is denied, asked, supposed or a relative's in the evidence is so in the statement. */
export function checkPolarity({ statement, evidence, stated, proven }: Claim): Reason[] {
  const differing = polarityDifferences(stated, proven)
  const [first] = differing
  if (first === undefined) {
    const not = deniesMore(statement.text, evidence.map(({ quote }) => quote).join(' '))
    return not ? [{ rule: 'G5', kind: 'polarity-differs', words: [not], evidence: 'affirmed' }] : []
  }
  const [polarity = 'affirmed'] = proven.get(first) ?? []
  const words = differing.map((key) => wordWithStem(statement.text, key))
  return [{ rule: 'G5', kind: 'polarity-differs', words, evidence: polarity }]
}

const AGE =
  /\b(?:\d+|[a-z]+)[- ]?(?:year|month|week|day)s?[- ]old\b|\b\d+ ?y\/?o\b|\bdate of birth\b|\bborn (?:on|in)\b/i
const EXAM_SECTIONS = new Set(['29545-1', '8716-3'])
const ASSESSMENT_SECTIONS = new Set(['51848-0', '51847-2', '11535-2', '59769-0'])

/** G7, G8, G9: age, examination and assessment need the right source, not only the right words. */
export function checkSpeakers({ statement, section, evidence, sources }: Claim): Reason[] {
  const fromChart = evidence.some(({ kind }) => kind === 'chart')
  const byClinician = evidence.some(
    (cited) =>
      cited.kind === 'said' &&
      turnOf(sources, cited)?.speaker === 'clinician' &&
      statesSomething(cited.quote),
  )
  const reasons: Reason[] = []
  if (AGE.test(statement.text) && !fromChart)
    reasons.push({ rule: 'G7', kind: 'age-not-from-chart' })
  if (fromChart || byClinician) return reasons
  if (EXAM_SECTIONS.has(section.code)) reasons.push({ rule: 'G8', kind: 'exam-not-by-clinician' })
  if (ASSESSMENT_SECTIONS.has(section.code)) {
    reasons.push({ rule: 'G9', kind: 'assessment-not-by-clinician' })
  }
  return reasons
}
