import { type ChartFact, citeFact } from '../note/chart-fact.ts'
import { clinicalKinds, isClinical } from '../note/clinical-words.ts'
import type { Evidence } from '../note/evidence.ts'
import type { NoteTypeCode, SectionCode } from '../note/note-types.ts'
import { answerOf } from '../note/polarity.ts'
import { restateAnswer } from './answers/restate-answer.ts'
import { type Home, homeOf, isOfHabits, type Place, sectionFor } from './home-section.ts'
import { asList, inSentence } from './in-sentence.ts'
import { NEUTRAL, type Pronouns } from './restate/pronouns.ts'
import { restateClinician } from './restate/restate-clinician.ts'
import { restateNarration } from './restate/restate-narration.ts'
import { restatePatient } from './restate/restate-patient.ts'
import type { Utterance } from './utterances.ts'
import { TORN_NUMBER } from './write-out.ts'

/** A sentence that could stand in the note. */
export type Candidate = {
  readonly section: SectionCode
  readonly text: string
  readonly evidence: readonly Evidence[]
  readonly score: number
  /** Position in the visit, by which a section is ordered. */
  readonly at: number
  /** The same as a quotation, for a restatement that the verifier does not let stand. */
  readonly quoted?: string | undefined
  /** What was denied or reported when it was asked after, to be listed with others. */
  readonly symptom?: SymptomAnswer | undefined
}

export type SymptomAnswer = { readonly isDenied: boolean; readonly thing: string }

const MIN_SCORE: Readonly<Record<Place, number>> = {
  history: 1,
  past: 2,
  surgical: 2,
  family: 2,
  social: 1,
  medications: 2,
  allergies: 1,
  exam: 2,
  results: 2,
  assessment: 2,
  plan: 2,
}

/** The statement an utterance could become, with the question before it where it needs one. */
export function candidateOf(
  type: NoteTypeCode,
  utterance: Utterance,
  at: number,
  pronouns: Pronouns,
): Candidate[] {
  if (utterance.isQuestion) return []
  const question = utterance.question ?? drugQuestionOf(utterance)
  const answer = answerCandidate(type, { ...utterance, question }, at, pronouns)
  if (answer) return [answer]
  const place = homeOf(utterance)
  const section = place && sectionFor(type, place.home)
  if (!place || !section || place.score < MIN_SCORE[place.home]) return []
  if (isFragment(utterance, place)) return []
  const restated = restatementOf(utterance, pronouns)
  const quoted = isQuotable(utterance) ? quotation(utterance) : undefined
  const text = restated ?? quoted
  if (text === undefined) return []
  return [
    {
      section,
      text,
      quoted,
      evidence: [utterance.evidence],
      score: place.score,
      at,
    },
  ]
}

// P3: a sentence that was broken off, by the speaker or by the recogniser.
const DANGLING = /\b(?:I|the|a|an|your|my|in|on|of|to|for|with|if|when|was|we|at|by|from|like)\.$/

// A quotation is longer to read than a statement: it has to name what a note is about.
const QUOTED_KINDS = ['symptom', 'drug', 'allergy', 'condition'] as const
const MOST_QUOTED = 40

const isQuotable = ({ speaker, stems, words, text }: Utterance): boolean => {
  const kinds = new Set(stems.flatMap((key) => [...clinicalKinds(key)]))
  const isResult = kinds.has('test') && TORN_NUMBER.test(text)
  const isAbout = isResult || QUOTED_KINDS.some((kind) => kinds.has(kind))
  const isWorth =
    speaker === 'clinician'
      ? words.length > 5 && !RUNS_INTO_QUESTION.test(text)
      : words.length > 3 || /\d/.test(text)
  return isAbout && isWorth && words.length <= MOST_QUOTED
}

// "Your tonsils are swollen now has anyone else …": speech without punctuation.
const RUNS_INTO_QUESTION =
  /[a-z] (?:tell me|has anyone|(?:can|could|do|did|have|are|were) you|does (?:it|that|this))\b/

const isFragment = ({ text, words }: Utterance, { home }: { home: Place }): boolean =>
  DANGLING.test(text) ||
  (words.length < 4 && !/\d/.test(text) && !(home === 'exam' && SHORT_FINDING.test(text)))

// "Lungs are clear." and "No ulcers." are whole findings.
const SHORT_FINDING = /^(?:No \w+(?: \w+)?|\w+ (?:is|are) \w+)\.$/

/** "I take it every morning" needs the question that named the medication, though not the last words. */
function drugQuestionOf({ text, askedBefore }: Utterance): Utterance | undefined {
  const namesDrug = askedBefore?.stems.some((key) => clinicalKinds(key).has('drug'))
  return namesDrug && /\bit\b/i.test(text) ? askedBefore : undefined
}

/** A short answer says something only together with its question. */
function answerCandidate(
  type: NoteTypeCode,
  utterance: Utterance,
  at: number,
  pronouns: Pronouns,
): Candidate | undefined {
  const { question } = utterance
  if (!question || !isClinicalQuestion(question)) return undefined
  const restated = restateAnswer(utterance, pronouns)
  const quoted = quotedAnswer(question, utterance)
  const evidence = [question.evidence, utterance.evidence]
  if (restated?.kind === 'symptom') {
    const section = sectionFor(type, 'systems')
    const { isDenied, thing } = restated
    const text = `${isDenied ? 'Denies' : 'Reports'} ${thing}.`
    return (
      section && { section, text, evidence, score: 4, at, quoted, symptom: { isDenied, thing } }
    )
  }
  const isWanted =
    restated !== undefined ||
    (!isTellingAlone(utterance, question) &&
      isAnswer(utterance, question) &&
      isWorthAsking(question) &&
      !isEmptyAnswer(question, utterance))
  const home = isWanted ? answerHome(question) : undefined
  const section = home && sectionFor(type, home)
  const text = restated?.text ?? quoted
  const score = restated || (home && KEPT.has(home)) ? 4 : 2
  return section && { section, text, evidence, score, at, quoted }
}

// A question is quoted for its answer: one that names a drug may be short.
const isWorthAsking = (question: Utterance): boolean =>
  isQuotable(question) || (question.words.length > 2 && KEPT.has(answerHome(question)))
const KEPT: ReadonlySet<Home> = new Set(['medications', 'allergies', 'social'])

/** "I stopped it four days ago" has a number and a place, and still needs to be told of what. */
const isTellingAlone = (utterance: Utterance, question: Utterance): boolean =>
  utterance.words.length > 2 &&
  utterance.stems.some(isClinical) &&
  homeOf(utterance) !== undefined &&
  !(answerHome(question) === 'medications' && /\bit\b/i.test(utterance.text))

/** A "yes" to a question of how or where says nothing. */
const isEmptyAnswer = (question: Utterance, { words }: Utterance): boolean =>
  words.length < 4 &&
  /^(?:\W*(?:and|so|okay|well))*\W*(?:how|what|where|when|which|why|who)\b/i.test(question.text)

/** A question of habits or medicines is answered where those are noted. */
export function answerHome(question: Utterance): Home {
  if (isOfHabits(question.text) && !question.stems.some(isClinical)) return 'social'
  const home = homeOf({ ...question, speaker: 'patient' })?.home
  return home === 'social' || home === 'family' || home === 'allergies' || home === 'medications'
    ? home
    : 'history'
}

const quotedAnswer = (question: Utterance, { speaker, label, text }: Utterance): string =>
  `Asked “${question.text}” ${speakerName(speaker, label)}: “${text}”`

const isClinicalQuestion = ({ speaker, words, stems, text }: Utterance): boolean =>
  speaker === 'clinician' && words.length <= 18 && (stems.some(isClinical) || isOfHabits(text))

const isAnswer = ({ speaker, evidence, words }: Utterance, question: Utterance): boolean =>
  speaker !== 'clinician' &&
  words.length <= 24 &&
  (words.length > 2 || KEPT.has(answerHome(question)) || answerOf(evidence.quote) !== undefined)

/** An utterance as a statement: restated where that is safe, else an attributed quotation. */
export function statementText(
  { speaker, label, text, said }: Utterance,
  pronouns: Pronouns = NEUTRAL,
): string {
  return restatementOf({ speaker, text }, pronouns) ?? quotation({ speaker, label, said })
}

function restatementOf(
  { speaker, text }: Pick<Utterance, 'speaker' | 'text'>,
  pronouns: Pronouns,
): string | undefined {
  return speaker === 'clinician'
    ? (restateNarration(text, pronouns) ?? restateClinician(text, pronouns))
    : speaker === 'patient'
      ? restatePatient(text, pronouns)
      : undefined
}

const quotation = ({
  speaker,
  label,
  said,
}: Pick<Utterance, 'speaker' | 'label' | 'said'>): string =>
  `${speakerName(speaker, label)}: “${said}”`

const speakerName = (speaker: Utterance['speaker'], label: string): string =>
  speaker === 'patient' ? 'Patient' : speaker === 'clinician' ? 'Clinician' : label || 'Other'

const MOST_PROBLEMS = 6

/** "68-year-old woman with heart failure and chronic kidney disease." Only from facts of the chart. */
export function openingLine(
  type: NoteTypeCode,
  facts: readonly ChartFact[],
): Candidate | undefined {
  const section = sectionFor(type, 'history')
  const patient = facts.find(({ kind }) => kind === 'patient')
  const problems = facts.filter(({ kind }) => kind === 'problem').slice(0, MOST_PROBLEMS)
  if (!section || !patient) return undefined
  const history = asList(problems.map(({ name }) => inSentence(name)))
  const text = problems.length > 0 ? `${patient.name} with ${history}.` : `${patient.name}.`
  return { section, text, evidence: [patient, ...problems].map(citeFact), score: 0, at: -1 }
}
