import type { RecordingId, TranscriptId } from '../kernel/ids.ts'
import type { Speaker } from '../note/sources.ts'
import { clockTime, NOBODY_NAMED } from './import/labelled-line.ts'
import type { Engine, Segment } from './transcriber.ts'
import type { Gap, Transcript, Turn } from './transcript.ts'

const LABELS: Readonly<Record<Speaker, string>> = {
  clinician: 'Clinician',
  patient: 'Patient',
  other: 'Other',
  unknown: NOBODY_NAMED,
}

/** What a speaker is called who is known by their role. */
export const speakerLabel = (speaker: Speaker): string => LABELS[speaker]

/** Sound that is missing, in milliseconds of the recording. */
export type MissingSound = { readonly startMs: number; readonly endMs: number }

/**
 * The transcript of what was heard: final segments in the order of their times, where they have
 * them all, those of one speaker in a row as one turn. Who is not known stays a turn of their own at
 * each pause, since the next words may be another's. Guesses are left out.
 */
export function heardTranscript(segments: readonly Segment[], id: TranscriptId): Transcript {
  return { id, turns: turnsOf(segments, []).map(({ turn }) => turn) }
}

/**
 * The same of a recording. Nobody's words are joined over sound that is missing.
 *
 * @param missing in order
 */
export function transcriptOfRecording(
  segments: readonly Segment[],
  {
    id,
    missing,
    ...heard
  }: {
    readonly id: TranscriptId
    readonly recordingId: RecordingId
    readonly engine: Pick<Engine, 'name' | 'grade'>
    readonly missing: readonly MissingSound[]
  },
): Transcript {
  const { recordingId, engine } = heard
  const timed = turnsOf(segments, missing)
  const gaps = missing.map(({ startMs, endMs }): Gap => {
    const after = timed.findIndex((turn) => (turn.startMs ?? 0) >= startMs)
    return {
      beforeTurn: after < 0 ? timed.length : after,
      at: clockTime(startMs / 1000),
      seconds: Math.ceil((endMs - startMs) / 1000),
    }
  })
  const { name, grade } = engine
  const turns = timed.map(({ turn }) => turn)
  return { id, turns, heard: { recordingId, engine: { name, grade }, gaps } }
}

type TimedTurn = { readonly turn: Turn; readonly startMs: number | undefined }

function turnsOf(
  segments: readonly Segment[],
  missing: readonly MissingSound[],
): readonly TimedTurn[] {
  const spoken = inOrder(segments.filter(({ isFinal, text }) => isFinal && text.trim() !== ''))
  const turns: TimedTurn[] = []
  const isMissingBetween = (from = 0, to = 0) =>
    missing.some(({ startMs }) => from <= startMs && startMs < to)
  for (const { speaker, label: named, text, startMs } of spoken) {
    const label = named === '' ? LABELS[speaker] : `${NOBODY_NAMED} ${named}`
    const last = turns.at(-1)
    const goesOn = last?.turn.label === label && label !== NOBODY_NAMED
    if (last && goesOn && !isMissingBetween(last.startMs, startMs)) {
      const turn = { ...last.turn, text: `${last.turn.text} ${text.trim()}` }
      turns[turns.length - 1] = { ...last, turn }
      continue
    }
    const at = startMs === undefined ? {} : { at: clockTime(startMs / 1000) }
    turns.push({ turn: { speaker, label, text: text.trim(), ...at }, startMs })
  }
  return turns
}

const inOrder = (segments: readonly Segment[]): readonly Segment[] =>
  segments.every(({ startMs }) => startMs !== undefined)
    ? segments.toSorted((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0))
    : segments
