import type { RecordingId, TranscriptId } from '../kernel/ids.ts'
import type { Speaker } from '../note/sources.ts'
import type { Engine } from './transcriber.ts'

/** What one person said without a break. */
export type Turn = {
  readonly speaker: Speaker
  /** The speaker as the source named them: `Doctor`, `Mrs Alvarez`; empty when it did not. */
  readonly label: string
  readonly text: string
  /** When, as the source wrote it: `00:12`, `09:14:31`. */
  readonly at?: string | undefined
}

/** What was said in a visit, final and unchangeable: a correction is another transcript. */
export type Transcript = {
  readonly id: TranscriptId
  readonly turns: readonly Turn[]
  /** Where it was heard; absent from one that was pasted. */
  readonly heard?: Heard | undefined
}

/** A recording as somebody heard it. */
export type Heard = {
  readonly recordingId: RecordingId
  readonly engine: Pick<Engine, 'name' | 'grade'>
  /** Where sound is missing, so that words may be: in the order of the turns. */
  readonly gaps: readonly Gap[]
}

/** Sound that never arrived. */
export type Gap = {
  /** It lies before this turn, from 0; after the last one it is their number. */
  readonly beforeTurn: number
  readonly at: string
  readonly seconds: number
}

/** Clinician and patient exchanged, for a recording whose channels were named the wrong way round. */
export const swapSpeakers = (transcript: Transcript): Transcript => ({
  ...transcript,
  turns: transcript.turns.map((turn) => ({ ...turn, speaker: SWAPPED[turn.speaker] })),
})

const SWAPPED: Readonly<Record<Speaker, Speaker>> = {
  clinician: 'patient',
  patient: 'clinician',
  other: 'other',
  unknown: 'unknown',
}

/** How many times each speaker label occurs, in order of appearance. */
export function speakersOf(
  transcript: Transcript,
): readonly { readonly label: string; readonly speaker: Speaker; readonly turns: number }[] {
  const counts = new Map<string, { label: string; speaker: Speaker; turns: number }>()
  for (const { label, speaker } of transcript.turns) {
    const known = counts.get(label)
    counts.set(label, { label, speaker, turns: (known?.turns ?? 0) + 1 })
  }
  return [...counts.values()]
}
