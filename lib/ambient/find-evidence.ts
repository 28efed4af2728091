import type { ChartFact } from '../note/chart-fact.ts'
import { citeFact } from '../note/chart-fact.ts'
import type { Evidence } from '../note/evidence.ts'
import type { Section, Statement } from '../note/note.ts'
import type { CheckedStatement } from '../note/verification.ts'
import { verifyStatement } from '../note/verify.ts'
import { contentStems, stem, wordsOf } from '../note/words.ts'
import type { Transcript } from './transcript.ts'
import { type Utterance, utterancesOf } from './utterances.ts'

/** What a text can be judged against. */
export type Ground = {
  readonly transcript: Transcript
  readonly utterances: readonly Utterance[]
  readonly chartFacts: readonly ChartFact[]
}

export const groundOf = (transcript: Transcript, chartFacts: readonly ChartFact[]): Ground => ({
  transcript,
  utterances: utterancesOf(transcript),
  chartFacts,
})

// More than the best few say nothing new, and each costs a check.
const MOST_CANDIDATES = 12

type Cited = { readonly evidence: readonly Evidence[]; readonly stems: ReadonlySet<string> }

/**
 * Judges a statement that cites nothing: looks for what was said or charted that is most like it,
 * and gives the verdict with the first evidence that carries it; without one, with the most alike.
 */
export function findEvidence(
  statement: Statement,
  section: Section,
  { transcript, utterances, chartFacts }: Ground,
): CheckedStatement {
  const sources = { transcripts: [transcript], chartFacts }
  const wanted = new Set(contentStems(wordsOf(statement.text)))
  const ranked = [...utterances.flatMap(citedSpeech), ...chartFacts.map(citedFact)]
    .map((cited) => ({ cited, score: likeness(wanted, cited.stems) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_CANDIDATES)
    .map(({ cited }) => cited.evidence)
  const tried = [...ranked, ranked.slice(0, 2).flat(), ranked.slice(0, 4).flat()]
  let best: CheckedStatement | undefined
  for (const evidence of tried) {
    if (evidence.length === 0) continue
    const checked = verifyStatement({ ...statement, evidence }, section, sources)
    if (checked.support === 'supported') return checked
    if (!best || checked.reasons.length < best.reasons.length) best = checked
  }
  return best ?? verifyStatement({ ...statement, evidence: [] }, section, sources)
}

/** A sentence alone, and with the question that it answers. */
function citedSpeech({ evidence, question, stems }: Utterance): Cited[] {
  const alone = { evidence: [evidence], stems: new Set(stems) }
  if (!question) return [alone]
  return [
    { evidence: [question.evidence, evidence], stems: new Set([...stems, ...question.stems]) },
    alone,
  ]
}

const citedFact = (fact: ChartFact): Cited => ({
  evidence: [citeFact(fact)],
  stems: new Set(wordsOf(`${fact.name} ${fact.quote}`).map(({ text }) => stem(text))),
})

/** Common stems, less for those that speak of much else (Dice 1945). */
function likeness(wanted: ReadonlySet<string>, stems: ReadonlySet<string>): number {
  let common = 0
  for (const key of wanted) if (stems.has(key)) common++
  return (2 * common) / (wanted.size + stems.size || 1)
}
