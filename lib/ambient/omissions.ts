import { type ClinicalKind, clinicalKinds } from '../note/clinical-words.ts'
import type { SaidEvidence } from '../note/evidence.ts'
import type { Note } from '../note/note.ts'
import { statementsOf } from '../note/statements.ts'
import { contentStems, wordsOf } from '../note/words.ts'
import { homeOf } from './home-section.ts'
import type { Transcript } from './transcript.ts'
import { type Utterance, utterancesOf } from './utterances.ts'

/** Something said in the visit that no statement of the note cites. */
export type Omission = {
  /** Stable for a transcript: turn and offset. */
  readonly id: string
  readonly evidence: SaidEvidence
  /** The sentence as it would be quoted in the note. */
  readonly text: string
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
 * or a plan that no statement cites, and that name something the note does not name at all.
 * In the order they were said. Questions, small talk and commands to a device are left out.
 */
export function omissionsOf(transcript: Transcript, note: Note): readonly Omission[] {
  const cited = citedSpans(note)
  const written = new Set(statementsOf(note).flatMap(({ text }) => contentStems(wordsOf(text))))
  const named = new Set(written)
  return utterancesOf(transcript).flatMap((utterance) => {
    if (isCited(utterance.evidence, cited)) return []
    const about = subjectOf(utterance, named)
    if (!about) return []
    for (const key of utterance.stems) named.add(key) // said again, it is listed once
    return [omissionOf(utterance, about, transcript)]
  })
}

const omissionOf = (
  utterance: Utterance,
  about: Omission['about'],
  transcript: Transcript,
): Omission => ({
  id: `${utterance.evidence.turn}:${utterance.evidence.start}`,
  evidence: utterance.evidence,
  text: utterance.text,
  speaker: utterance.speaker,
  label: utterance.label,
  at: transcript.turns[utterance.evidence.turn]?.at,
  about,
})

/** The first kind of clinical thing in it that is named nowhere yet. */
function subjectOf(
  utterance: Utterance,
  named: ReadonlySet<string>,
): Omission['about'] | undefined {
  if (utterance.isQuestion) return undefined
  const place = homeOf(utterance)
  if (!place) return undefined
  const fresh = utterance.stems.filter((key) => !named.has(key))
  const kinds = new Set<ClinicalKind>(fresh.flatMap((key) => [...clinicalKinds(key)]))
  const about = KINDS.find((kind) => kinds.has(kind))
  if (utterance.speaker === 'clinician')
    return place.home === 'plan' && kinds.size > 0 ? 'plan' : undefined
  return about
}

const citedSpans = (note: Note): readonly SaidEvidence[] =>
  statementsOf(note).flatMap(({ evidence }) => evidence.filter((one) => one.kind === 'said'))

const isCited = (span: SaidEvidence, cited: readonly SaidEvidence[]): boolean =>
  cited.some(
    ({ transcriptId, turn, start, end }) =>
      transcriptId === span.transcriptId &&
      turn === span.turn &&
      start < span.end &&
      end > span.start,
  )
