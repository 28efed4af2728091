import { millisecondsOf } from '../ambient/pcm.ts'
import { type AudioRetention, deletionDue } from '../capture/audio-retention.ts'
import { type ChunkRange, chunkRanges } from '../capture/missing-chunks.ts'
import type { Recording } from '../capture/recording.ts'
import { appError } from '../kernel/app-error.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { ownerOf } from './note-deps.ts'

/** How a recording stands, and which of its pieces arrived; nothing of what was said. */
export type RecordingStatus = Pick<
  Recording,
  'state' | 'chunkCount' | 'consent' | 'channels' | 'transcription'
> & {
  readonly arrived: readonly ChunkRange[]
  /** How much sound that is. */
  readonly milliseconds: number
  /** Whether moments of it can be played: it is there, and nothing removes it at the next moment. */
  readonly isSoundKept: boolean
}

type ReadDeps = Pick<CaptureDeps, 'recordings' | 'clock'> & { readonly retention: AudioRetention }

/** @returns RECORDING_NOT_FOUND, STORE_UNAVAILABLE */
export async function readRecording(
  { recordings, clock, retention }: ReadDeps,
  launch: Launch,
  recordingId: RecordingId,
): Promise<Result<RecordingStatus>> {
  const owner = ownerOf(launch)
  const found = await recordings.find(owner, recordingId)
  if (!found.ok) return found
  if (!found.value) return err(appError('RECORDING_NOT_FOUND'))
  const pieces = await recordings.chunkSizes(owner, recordingId)
  if (!pieces.ok) return pieces
  const { state, chunkCount, consent, channels, transcription } = found.value
  const arrived = chunkRanges(pieces.value.map(({ seq }) => seq))
  const bytes = pieces.value.reduce((sum, piece) => sum + piece.bytes, 0)
  const milliseconds = millisecondsOf(bytes / channels)
  // A note that is filed or discarded takes its sound with it, in the same moment.
  const due = deletionDue({ state, consent }, 'open', { retention, now: clock.now() })
  const isSoundKept = arrived.length > 0 && due === undefined
  const sound = { arrived, milliseconds, isSoundKept }
  return ok({ state, chunkCount, consent, channels, transcription, ...sound })
}
