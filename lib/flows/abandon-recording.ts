import type { RecordingState } from '../capture/recording.ts'
import { appError } from '../kernel/app-error.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { deleteRecording } from './delete-recording.ts'
import { ownerOf } from './note-deps.ts'

const UNFINISHED: readonly RecordingState[] = ['consented', 'recording', 'paused']

/**
 * Gives up a recording that was not finished: its sound is removed. Nobody took a consent back; the
 * clinician has no use for what is there.
 *
 * @returns RECORDING_NOT_FOUND, RECORDING_NOT_POSSIBLE once it was stopped, AUDIT_UNAVAILABLE,
 *   STORE_UNAVAILABLE: it is as it was, and can be given up again
 */
export async function abandonRecording(
  deps: Pick<CaptureDeps, 'audit' | 'recordings' | 'clock'>,
  launch: Launch,
  recordingId: RecordingId,
): Promise<Result<void>> {
  const owner = ownerOf(launch)
  const found = await deps.recordings.find(owner, recordingId)
  if (!found.ok) return found
  if (!found.value) return err(appError('RECORDING_NOT_FOUND'))
  if (found.value.state === 'deleted') return ok(undefined)
  if (!UNFINISHED.includes(found.value.state)) return err(appError('RECORDING_NOT_POSSIBLE'))
  return deleteRecording(deps, { owner, launchId: launch.id, recordingId, why: 'abandoned' })
}
