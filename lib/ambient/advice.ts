import { isClinical } from '../note/clinical-words.ts'
import type { SaidEvidence } from '../note/evidence.ts'
import { answerOf } from '../note/polarity.ts'
import type { Transcript } from './transcript.ts'
import type { Utterance } from './utterances.ts'

/** What somebody asked of the clinician for afterwards, and what the clinician said to it. */
export type Advice = {
  readonly question: Utterance
  /** The answer, with the sentence after it where it is a bare yes or no, or none yet. */
  readonly evidence: SaidEvidence
  readonly said: string
}

const ASKS_WHAT_TO_DO =
  /\b(?:should|must|shall) (?:I|we|she|he|they)\b|\bdo (?:I|we) (?:still )?(?:have to|need(?: to)?)\b|\bam I (?:allowed|supposed)\b|\bis it (?:ok|okay|safe|fine|all ?right) (?:to|if|for)\b|\b(?:how (?:often|long|much|many)|when|what) (?:should|do|can) (?:I|we)\b/i
const ASKS_LEAVE = /\b(?:can|could|may) (?:I|we|she|he|they)\b/i
const ACTIVITY =
  /\b(?:drive|driving|work|working|exercis\w+|run|running|lift|lifting|drink|drinking|alcohol|eat|eating|fly|flying|swim|swimming|shower|bathe|travel\w*|walk|walking|play|playing|school|gym|smoke|smoking|stop|keep|continue|take|taking|skip)\b/i
/** "That's a great question" answers nothing yet. */
const PRAISE = /\b(?:good|great) question\b/i
const BARE_WORDS = 2

/**
 * The advice that a clinician's sentence gives: it answers a question of the other side about what to
 * do ("Should I weigh myself?"), or about what may be done where that is of clinical weight ("Can I keep
 * taking ibuprofen?").
 *
 * @param next the utterance that was said after it
 */
export function adviceIn(
  utterance: Utterance,
  next: Utterance | undefined,
  transcript: Transcript,
): Advice | undefined {
  const { question, speaker, words, text, evidence } = utterance
  if (speaker !== 'clinician' || !question || question.speaker === 'clinician') return undefined
  if (!asksForAdvice(question)) return undefined
  const isPraise = PRAISE.test(text)
  const isBare = words.length <= BARE_WORDS
  if (isBare && !isPraise && answerOf(text) === undefined) return undefined
  const isNext = next && !next.isQuestion && next.evidence.turn === evidence.turn
  if (!isNext && isPraise) return undefined
  if (!isNext || !(isBare || isPraise)) return { question, evidence, said: utterance.said }
  const { end } = next.evidence
  const spoken = transcript.turns[evidence.turn]?.text ?? ''
  return {
    question,
    evidence: { ...evidence, end, quote: spoken.slice(evidence.start, end) },
    said: `${utterance.said} ${next.said}`,
  }
}

const asksForAdvice = ({ text, stems }: Utterance): boolean =>
  ASKS_WHAT_TO_DO.test(text) ||
  (ASKS_LEAVE.test(text) && (ACTIVITY.test(text) || stems.some(isClinical)))
