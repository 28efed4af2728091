import type { TranscriptId } from '../kernel/ids.ts'
import { clockTime, NOBODY_NAMED } from './import/labelled-line.ts'
import type { Segment } from './transcriber.ts'
import type { Transcript, Turn } from './transcript.ts'

const LABELS: Readonly<Record<Turn['speaker'], string>> = {
  clinician: 'Clinician',
  patient: 'Patient',
  other: 'Other',
  unknown: NOBODY_NAMED,
}

/**
 * The transcript of what was heard: final segments in the order of their times, where they have
 * them all, those of one speaker in a row as one turn. Guesses are left out.
 */
export function heardTranscript(segments: readonly Segment[], id: TranscriptId): Transcript {
  const spoken = inOrder(segments.filter(({ isFinal, text }) => isFinal && text.trim() !== ''))
  const turns: Turn[] = []
  for (const { speaker, label: named, text, startMs } of spoken) {
    const label = named === '' ? LABELS[speaker] : `${NOBODY_NAMED} ${named}`
    const last = turns.at(-1)
    if (last?.label === label) {
      turns[turns.length - 1] = { ...last, text: `${last.text} ${text.trim()}` }
      continue
    }
    const at = startMs === undefined ? {} : { at: clockTime(startMs / 1000) }
    turns.push({ speaker, label, text: text.trim(), ...at })
  }
  return { id, turns }
}

const inOrder = (segments: readonly Segment[]): readonly Segment[] =>
  segments.every(({ startMs }) => startMs !== undefined)
    ? segments.toSorted((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0))
    : segments
