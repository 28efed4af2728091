import type { SaidEvidence } from '../note/evidence.ts'
import { isQuestion } from '../note/polarity.ts'
import type { Speaker } from '../note/sources.ts'
import { contentStems, type Word, wordsOf } from '../note/words.ts'
import { type Span, sentencesOf } from './sentences.ts'
import type { Transcript } from './transcript.ts'
import { asSentence, saidOut, writeOut } from './write-out.ts'
import { writtenTerms } from './written-terms.ts'

/** One spoken sentence, with what is needed to place and restate it. */
export type Utterance = {
  readonly speaker: Speaker
  readonly label: string
  readonly evidence: SaidEvidence
  /** As written: fillers and stutters gone, digits, capital and full stop. */
  readonly text: string
  /** The same in the speaker's own words: what may stand in quotation marks. */
  readonly said: string
  readonly words: readonly Word[]
  readonly stems: readonly string[]
  readonly isQuestion: boolean
  /** Said to a device, not to the patient: a suggestion at most, never a finding. */
  readonly isCommand: boolean
  /** The other side said no to it at once: "Did I have a stroke" is heard as "I have a stroke". */
  readonly isDenied: boolean
  /** The question of the other side that this sentence answers: the first of its turn. */
  readonly question: Utterance | undefined
  /** The last question of the other side's turn, though more was said after it; of the first sentence. */
  readonly askedBefore: Utterance | undefined
  /** The question of the other side that its turn began with answering: the first two sentences of it. */
  readonly inAnswerTo: Utterance | undefined
}

const DEVICE_CALL =
  /\b(?:hey|okay|hi|hello),? dragon\b|^dragon\b|\bdax\b|\bfinalize (?:the |my )?(?:note|report)\b|\b(?:exam|review) template\b/i

/** Every sentence of a visit in the order it was said. */
export function utterancesOf(transcript: Transcript): readonly Utterance[] {
  const all: Utterance[] = []
  let lastQuestion: Utterance | undefined
  let questionBefore: Utterance | undefined
  transcript.turns.forEach((turn, index) => {
    const asked = lastQuestion?.speaker === turn.speaker ? undefined : lastQuestion
    const before = questionBefore?.speaker === turn.speaker ? undefined : questionBefore
    let isCalled = false
    for (const [position, span] of sentencesOf(turn.text).entries()) {
      const utterance = utteranceOf(transcript, index, span, asked, position)
      const isCall = DEVICE_CALL.test(utterance.text)
      const askedBefore = position === 0 ? before : undefined
      if (utterance.text !== '')
        all.push({ ...utterance, askedBefore, isCommand: isCall || isCalled })
      isCalled = isCall && utterance.words.length <= 3
    }
    const last = all.at(-1)
    questionBefore = all.findLast((one) => one.evidence.turn === index && one.isQuestion)
    lastQuestion = last?.evidence.turn === index && last.isQuestion ? last : undefined
  })
  return all.map((utterance, at) => ({
    ...utterance,
    isDenied: isDeniedBy(all[at + 1], utterance),
  }))
}

const SAYS_NO = /^(?:no[\s,.]+(?:no\b|you\b|it\b|it's\b|that's\b|i don't\b)|no[.,]?$)/i

/** A "no" to what somebody denies agrees with it. */
const isDeniedBy = (next: Utterance | undefined, { speaker, evidence }: Utterance): boolean =>
  next !== undefined &&
  speaker === 'patient' &&
  next.speaker === 'clinician' &&
  SAYS_NO.test(next.evidence.quote) &&
  !/\b(?:no|not|never|nope|nothing)\b|n't\b/i.test(evidence.quote)

// Speech without punctuation is split behind the word that joins.
const LOOSE_END = /,? (?:and|but|or|so|because)\.$/i

function utteranceOf(
  transcript: Transcript,
  turn: number,
  { start, end }: Span,
  asked: Utterance | undefined,
  position: number,
): Utterance {
  const { speaker = 'unknown', label = '', text: spoken = '' } = transcript.turns[turn] ?? {}
  const quote = spoken.slice(start, end)
  const isAsked = isQuestion(quote)
  const sentence = asSentence(writtenTerms(writeOut(quote))).replace(LOOSE_END, '.')
  const text = isAsked ? sentence.replace(/\.$/, '?') : sentence
  const words = wordsOf(text)
  return {
    speaker,
    label,
    evidence: { kind: 'said', transcriptId: transcript.id, turn, start, end, quote },
    text,
    said: asSentence(saidOut(quote)),
    words,
    stems: contentStems(words),
    isQuestion: isAsked,
    isCommand: false,
    isDenied: false,
    question: position === 0 ? asked : undefined,
    askedBefore: undefined,
    inAnswerTo: position < 2 ? asked : undefined,
  }
}
