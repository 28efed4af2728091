import type { AccessGrant } from '../audit/audit-log.ts'
import { moveRecording } from '../capture/move-recording.ts'
import type { ChannelCount, Recording, RecordingMove } from '../capture/recording.ts'
import { appError } from '../kernel/app-error.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { NoteOwner } from '../note/note-store.ts'
import type { CaptureDeps } from './capture-deps.ts'

/** Moves at once by several windows or the sweep: each step has at most one successor, so it ends. */
const MOST_TRIES = 5

/**
 * Moves a recording from the state it is in now.
 *
 * @param request.chunks of how many pieces it consists, with `stop`; the first count stands
 * @param request.channels of which sound comes, with `record`; one recording has the same throughout
 * @returns the recording after it; RECORDING_NOT_FOUND, CONSENT_MISSING, RECORDING_NOT_POSSIBLE,
 *   STORE_UNAVAILABLE
 */
export async function moveStoredRecording(
  { recordings }: Pick<CaptureDeps, 'recordings'>,
  grant: AccessGrant,
  owner: NoteOwner,
  request: {
    readonly id: RecordingId
    readonly move: RecordingMove
    readonly chunks?: number | undefined
    readonly channels?: ChannelCount | undefined
  },
): Promise<Result<Recording>> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const found = await recordings.find(owner, request.id)
    if (!found.ok) return found
    const recording = found.value
    if (!recording) return err(appError('RECORDING_NOT_FOUND'))
    const state = moveRecording(recording.state, request.move)
    if (!state.ok) return state
    const { channels = recording.channels } = request
    if (channels !== recording.channels && recording.state !== 'consented') {
      return err(appError('RECORDING_NOT_POSSIBLE'))
    }
    if (state.value === recording.state) return ok(recording)
    const moved = {
      ...recording,
      state: state.value,
      chunkCount: request.chunks ?? recording.chunkCount,
      channels,
    }
    const done = await recordings.move(grant, owner, { ...moved, from: recording.state })
    if (!done.ok) return done
    if (done.value) return ok(moved)
  }
  return err(appError('RECORDING_NOT_POSSIBLE'))
}
