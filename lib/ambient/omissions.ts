import { type ClinicalKind, clinicalKinds, isClinical } from '../note/clinical-words.ts'
import { insertStatement } from '../note/edit-note.ts'
import type { SaidEvidence } from '../note/evidence.ts'
import type { Note, Statement } from '../note/note.ts'
import { isNoteType } from '../note/note-types.ts'
import { statementsOf, writtenStatementsOf } from '../note/statements.ts'
import { type Advice, adviceIn } from './advice.ts'
import { isBareAnswer } from './answers/restate-answer.ts'
import { answerHome, statementText } from './candidates.ts'
import { EXTRACTIVE } from './extractive-engine.ts'
import { type Home, hasNumber, homeOf, sectionFor } from './home-section.ts'
import { newsIn, type Told, tell, toldBy } from './told.ts'
import type { Transcript } from './transcript.ts'
import { type Utterance, utterancesOf } from './utterances.ts'

/** Something said in the visit that no statement of the note cites. */
export type Omission = {
  /** Stable for a transcript: turn and offset. */
  readonly id: string
  readonly evidence: SaidEvidence
  /** The question that it answers, where it says nothing without it. */
  readonly asked?: SaidEvidence | undefined
  /** The sentence, written out. */
  readonly text: string
  /** The sentence as it would stand in the note, and where. */
  readonly statementText: string
  readonly home: Home
  readonly speaker: Utterance['speaker']
  readonly label: string
  readonly at: string | undefined
  /** Why it is listed. */
  readonly about: 'drug' | 'allergy' | 'symptom' | 'condition' | 'plan'
}

// "I do, yes" and "that's right" say nothing by themselves.
const LEAST_WORDS = 4

const KINDS: readonly Exclude<Omission['about'], 'plan'>[] = [
  'allergy',
  'drug',
  'symptom',
  'condition',
]

/**
 * What was said and is not in the note: sentences about a drug, an allergy, a symptom, a condition
 * or a plan that no statement cites, and that name something the note does not name, or give a
 * number that it does not have, or say yes where it says no; and answers to a question about such a
 * thing that say more than yes or no; and what the clinician says when asked what to do. Every such mention is listed, in the
 * order they were said; one that only repeats another is not. Questions, small talk and commands to a device are left out.
 *
 * @param utterances of the transcript, where the caller has them already
 */
export function omissionsOf(
  transcript: Transcript,
  note: Note,
  utterances: readonly Utterance[] = utterancesOf(transcript),
): readonly Omission[] {
  const cited = citedSpans(note)
  const told = toldBy(statementsOf(note).map(({ text }) => text))
  return utterances.flatMap((utterance, at) => {
    if (utterance.isQuestion || isCited(utterance.evidence, cited)) return []
    const advice = adviceIn(utterance, utterances[at + 1], transcript)
    if (advice) return adviceOmission(utterance, advice, transcript, { cited, told })
    const found = ownSubject(utterance, told) ?? subjectOfAnswer(utterance)
    if (!found) return []
    tell(told, utterance.text)
    return [omissionOf(utterance, found, transcript)]
  })
}

/** The note with the omission as its own statement, cited, in its home section. */
export function addOmission(note: Note, omission: Omission, newId: () => string): Note {
  const { statementText: text, evidence, asked, home } = omission
  const code = isNoteType(note.type) ? sectionFor(note.type, home) : undefined
  const section = code ?? note.sections[0]?.code
  if (section === undefined) return note
  const statement: Statement = {
    id: newId(),
    text,
    drafted: text,
    origin: 'drafter',
    drafter: EXTRACTIVE,
    evidence: asked ? [asked, evidence] : [evidence],
  }
  return insertStatement(note, section, Number.MAX_SAFE_INTEGER, statement)
}

const omissionOf = (
  utterance: Utterance,
  { home, about }: Subject,
  transcript: Transcript,
): Omission => ({
  id: `${utterance.evidence.turn}:${utterance.evidence.start}`,
  evidence: utterance.evidence,
  text: utterance.text,
  statementText: statementText(utterance),
  home,
  speaker: utterance.speaker,
  label: utterance.label,
  at: transcript.turns[utterance.evidence.turn]?.at,
  about,
})

/** "Can I keep taking ibuprofen?" "No, stop it.": neither says anything without the other. */
function adviceOmission(
  utterance: Utterance,
  { question, evidence, said }: Advice,
  transcript: Transcript,
  { cited, told }: { readonly cited: readonly SaidEvidence[]; readonly told: Told },
): readonly Omission[] {
  if (isCited(evidence, cited)) return []
  const name = question.speaker === 'patient' ? 'Patient' : question.label || 'Other'
  const statementText = `${name} asked: “${question.said}” Clinician: “${said}”`
  tell(told, `${question.text} ${said}`)
  const listed = omissionOf(utterance, { home: 'plan', about: 'plan' }, transcript)
  return [{ ...listed, evidence, asked: question.evidence, text: said, statementText }]
}

type Subject = Pick<Omission, 'home' | 'about'>

/** The first kind of clinical thing of which a sentence says something that is not told yet. */
function ownSubject(utterance: Utterance, told: Told): Subject | undefined {
  const home = homeOf(utterance)?.home
  const news = home ? newsIn(told, utterance.text) : []
  if (!home || (news.length === 0 && utterance.stems.length > 0)) return undefined
  const kinds = kindsOf(news)
  const about =
    utterance.speaker === 'clinician'
      ? toldByClinician(home, kinds, hasNumber(utterance.text))
      : KINDS.find((kind) => kinds.has(kind))
  return about && { home, about }
}

/** What names nothing itself and answers what the clinician asked after: "I stopped it", "I ran out". */
function subjectOfAnswer(utterance: Utterance): Subject | undefined {
  const { speaker, inAnswerTo: question, stems, words } = utterance
  if (speaker === 'clinician' || !question || stems.some(isClinical)) return undefined
  if (words.length < LEAST_WORDS || isBareAnswer(utterance, question)) return undefined
  const kinds = kindsOf(question.stems)
  const about = KINDS.find((kind) => kinds.has(kind))
  return about && { home: answerHome(question), about }
}

const kindsOf = (stems: readonly string[]): ReadonlySet<ClinicalKind> =>
  new Set(stems.flatMap((key) => [...clinicalKinds(key)]))

/** A plan that names something clinical or a number, "see you in 1 week"; a condition that is assessed. */
function toldByClinician(
  home: Home,
  kinds: ReadonlySet<ClinicalKind>,
  hasNumber: boolean,
): Omission['about'] | undefined {
  if (home === 'plan') return kinds.size > 0 || hasNumber ? 'plan' : undefined
  return home === 'assessment' && kinds.has('condition') ? 'condition' : undefined
}

const citedSpans = (note: Note): readonly SaidEvidence[] =>
  writtenStatementsOf(note).flatMap(({ evidence }) => evidence.filter((one) => one.kind === 'said'))

const isCited = (span: SaidEvidence, cited: readonly SaidEvidence[]): boolean =>
  cited.some(
    ({ transcriptId, turn, start, end }) =>
      transcriptId === span.transcriptId &&
      turn === span.turn &&
      start < span.end &&
      end > span.start,
  )
