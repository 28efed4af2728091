import type { NoteId, TranscriptId } from '../kernel/ids.ts'
import type { ChartFact } from './chart-fact.ts'
import type { Evidence, SaidEvidence, WrittenEvidence } from './evidence.ts'

/** What of a stored transcript a check needs; lib/ambient's Transcript is one. */
export type SpokenSource = {
  readonly id: TranscriptId
  readonly turns: readonly { readonly speaker: Speaker; readonly text: string }[]
}

/** Who speaks: `other` is a third person in the room, `unknown` was not told. */
export type Speaker = 'clinician' | 'patient' | 'other' | 'unknown'

/** A sentence of a signed note as it stands now. */
export type WrittenSource = {
  /** The first note of its family. */
  readonly noteId: NoteId
  readonly statementId: string
  readonly text: string
  /** The same in words that need no training; undefined where no rule is certain of them. */
  readonly plain: string | undefined
}

/** What statements are checked against. */
export type Sources = {
  readonly transcripts: readonly SpokenSource[]
  /** The chart as it reads now; without it chart evidence is taken as it was cited. */
  readonly chartFacts?: readonly ChartFact[] | undefined
  /** What patient instructions rest on. */
  readonly written?: readonly WrittenSource[] | undefined
}

/** The stored words at a span, or undefined when transcript, turn or span is not there. */
export function spokenAt(sources: Sources, evidence: SaidEvidence): string | undefined {
  const turn = turnOf(sources, evidence)
  if (!turn || evidence.end > turn.text.length) return undefined
  return turn.text.slice(evidence.start, evidence.end)
}

export const turnOf = (sources: Sources, evidence: SaidEvidence) =>
  sources.transcripts.find(({ id }) => id === evidence.transcriptId)?.turns[evidence.turn]

/** The sentence of a signed note that is cited, as it stands now; undefined when it is gone. */
export const writtenAt = (sources: Sources, cited: WrittenEvidence): WrittenSource | undefined =>
  sources.written?.find(
    ({ noteId, statementId }) => noteId === cited.noteId && statementId === cited.statementId,
  )

/** Evidence in the order it was said; what was not said stands first. */
export const inSpokenOrder = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.length < 2
    ? evidence
    : [...evidence].sort((a, b) => spokenPosition(a) - spokenPosition(b))

const spokenPosition = (evidence: Evidence): number =>
  evidence.kind === 'said' ? evidence.turn + evidence.start / 1e6 : -1
