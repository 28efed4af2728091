import { transcriptOfRecording } from '../ambient/heard-transcript.ts'
import type { Segment, Transcriber } from '../ambient/transcriber.ts'
import { transcriptSchema } from '../ambient/transcript-schema.ts'
import type { AuditOutcome } from '../audit/audit-event.ts'
import { deletionDue } from '../capture/audio-retention.ts'
import type { EndedHearing, Hearing, HearingOutcome } from '../capture/hearing-store.ts'
import type { SoundRead } from '../capture/sound-of-recording.ts'
import { transcriptIdSchema } from '../kernel/id-schemas.ts'
import type { Result } from '../kernel/result.ts'
import { deleteRecording } from './delete-recording.ts'
import type { HearDeps } from './hear-recording.ts'

/**
 * What a hearing that came to its end comes to: a transcript, or why there is none.
 *
 * @param segments all that are final
 * @param read of how many pieces the sound was, and what of it was missing
 */
export function outcomeOfHearing(
  { clock }: Pick<HearDeps, 'clock'>,
  { recording: { id } }: Hearing,
  { engine }: Transcriber,
  segments: readonly Segment[],
  { pieces, missing }: Pick<SoundRead, 'pieces' | 'missing'>,
): HearingOutcome {
  const transcript = transcriptOfRecording(segments, {
    ...{ id: transcriptIdSchema.parse(id), recordingId: id, engine },
    missing,
  })
  if (transcript.turns.length === 0) return { state: 'failed', code: 'SPEECH_NOT_FOUND' }
  // What could not be read again must not be kept: its note could never be opened.
  if (!transcriptSchema.safeParse(transcript).success)
    return { state: 'failed', code: 'TRANSCRIBER_ANSWER_UNREADABLE' }
  return { state: 'transcribed', transcript, at: clock.now(), pieces }
}

export function hearingOnTrail(
  outcome: Result<HearingOutcome>,
  ended: Result<EndedHearing>,
): AuditOutcome {
  if (!outcome.ok) return { result: 'failed', code: outcome.error.code }
  if (!ended.ok) return { result: 'failed', code: ended.error.code }
  const { value } = outcome
  if (value.state === 'failed') return { result: 'failed', code: value.code }
  return value.state === 'transcribed' && ended.value === 'kept'
    ? { result: 'done', records: value.pieces }
    : { result: 'failed', code: 'RECORDING_NOT_POSSIBLE' }
}

/** Removes the sound that a kept transcript makes superfluous. What this cannot, the sweep does. */
export async function deleteHeardSound(
  deps: Pick<HearDeps, 'audit' | 'recordings' | 'clock' | 'retention'>,
  { owner, launchId, recording }: Hearing,
): Promise<void> {
  const heard = { ...recording, state: 'transcribed' } as const
  const { retention, clock } = deps
  const why = deletionDue(heard, 'open', { retention, now: clock.now() })
  const recordingId = recording.id
  if (why) await deleteRecording(deps, { owner, launchId, recordingId, why })
}
