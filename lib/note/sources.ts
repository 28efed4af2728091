import type { TranscriptId } from '../kernel/ids.ts'
import type { ChartFact } from './chart-fact.ts'
import type { Evidence, SaidEvidence } from './evidence.ts'

/** What of a stored transcript a check needs; lib/ambient's Transcript is one. */
export type SpokenSource = {
  readonly id: TranscriptId
  readonly turns: readonly { readonly speaker: Speaker; readonly text: string }[]
}

/** Who speaks: `other` is a third person in the room, `unknown` was not told. */
export type Speaker = 'clinician' | 'patient' | 'other' | 'unknown'

/** What statements are checked against. */
export type Sources = {
  readonly transcripts: readonly SpokenSource[]
  /** The chart as it reads now; without it chart evidence is taken as it was cited. */
  readonly chartFacts?: readonly ChartFact[] | undefined
}

/** The stored words at a span, or undefined when transcript, turn or span is not there. */
export function spokenAt(sources: Sources, evidence: SaidEvidence): string | undefined {
  const turn = turnOf(sources, evidence)
  if (!turn || evidence.end > turn.text.length) return undefined
  return turn.text.slice(evidence.start, evidence.end)
}

export const turnOf = (sources: Sources, evidence: SaidEvidence) =>
  sources.transcripts.find(({ id }) => id === evidence.transcriptId)?.turns[evidence.turn]

/** Evidence in the order it was said; what comes from the chart stands first. */
export const inSpokenOrder = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.length < 2
    ? evidence
    : [...evidence].sort((a, b) => spokenPosition(a) - spokenPosition(b))

const spokenPosition = (evidence: Evidence): number =>
  evidence.kind === 'chart' ? -1 : evidence.turn + evidence.start / 1e6
