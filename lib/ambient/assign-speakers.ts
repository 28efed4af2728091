import type { TranscriptId } from '../kernel/ids.ts'
import type { Speaker } from '../note/sources.ts'
import { speakerLabel } from './heard-transcript.ts'
import type { Transcript } from './transcript.ts'

/**
 * A transcript with the speakers that somebody gave its turns: another one, since one that is kept
 * never changes.
 *
 * @param speakers one for each turn
 * @returns undefined when they are not as many as the turns
 */
export function assignSpeakers(
  transcript: Transcript,
  speakers: readonly Speaker[],
  id: TranscriptId,
): Transcript | undefined {
  if (speakers.length !== transcript.turns.length) return undefined
  const turns = transcript.turns.map((turn, index) => {
    const speaker = speakers[index] ?? turn.speaker
    return speaker === turn.speaker ? turn : { ...turn, speaker, label: speakerLabel(speaker) }
  })
  return { ...transcript, id, turns }
}
