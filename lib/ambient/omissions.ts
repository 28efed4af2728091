import { type ClinicalKind, clinicalKinds } from '../note/clinical-words.ts'
import { insertStatement } from '../note/edit-note.ts'
import type { SaidEvidence } from '../note/evidence.ts'
import type { Note, Statement } from '../note/note.ts'
import { isNoteType } from '../note/note-types.ts'
import { statementsOf, writtenStatementsOf } from '../note/statements.ts'
import { statementText } from './candidates.ts'
import { EXTRACTIVE } from './extractive-engine.ts'
import { type Home, homeOf, sectionFor } from './home-section.ts'
import { newsIn, type Told, tell, toldBy } from './told.ts'
import type { Transcript } from './transcript.ts'
import { type Utterance, utterancesOf } from './utterances.ts'

/** Something said in the visit that no statement of the note cites. */
export type Omission = {
  /** Stable for a transcript: turn and offset. */
  readonly id: string
  readonly evidence: SaidEvidence
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

const KINDS: readonly Exclude<Omission['about'], 'plan'>[] = [
  'allergy',
  'drug',
  'symptom',
  'condition',
]

/**
 * What was said and is not in the note: sentences about a drug, an allergy, a symptom, a condition
 * or a plan that no statement cites, and that name something the note does not name, or give a
 * number that it does not have, or say yes where it says no. Every such mention is listed, in the
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
  return utterances.flatMap((utterance) => {
    const place = isCited(utterance.evidence, cited) ? undefined : homeOf(utterance)
    const about = place && subjectOf(utterance, place.home, told)
    if (!place || !about) return []
    tell(told, utterance.text)
    return [omissionOf(utterance, place.home, about, transcript)]
  })
}

/** The note with the omission as its own statement, cited, in its home section. */
export function addOmission(note: Note, omission: Omission, newId: () => string): Note {
  const { statementText: text, evidence, home } = omission
  const code = isNoteType(note.type) ? sectionFor(note.type, home) : undefined
  const section = code ?? note.sections[0]?.code
  if (section === undefined) return note
  const statement: Statement = {
    id: newId(),
    text,
    drafted: text,
    origin: 'drafter',
    drafter: EXTRACTIVE,
    evidence: [evidence],
  }
  return insertStatement(note, section, Number.MAX_SAFE_INTEGER, statement)
}

const omissionOf = (
  utterance: Utterance,
  home: Home,
  about: Omission['about'],
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

/** The first kind of clinical thing of which it says something that is not told yet. */
function subjectOf(
  { isQuestion, text, speaker }: Utterance,
  home: Home,
  told: Told,
): Omission['about'] | undefined {
  if (isQuestion) return undefined
  const kinds = new Set<ClinicalKind>(newsIn(told, text).flatMap((key) => [...clinicalKinds(key)]))
  if (speaker === 'clinician') return home === 'plan' && kinds.size > 0 ? 'plan' : undefined
  return KINDS.find((kind) => kinds.has(kind))
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
