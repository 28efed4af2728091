import type { AccessGrant } from '../audit/audit-log.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { deleteRecording } from './delete-recording.ts'
import { moveStoredRecording } from './move-stored-recording.ts'
import { ownerOf } from './note-deps.ts'

/**
 * Takes a consent back: from then on no sound is taken, and what is there is removed. Where the sound
 * is gone already, nothing is left to do.
 *
 * @returns RECORDING_NOT_FOUND, RECORDING_NOT_POSSIBLE, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE; once it
 *   is withdrawn, the sweep removes what this could not
 */
export async function withdrawConsent(
  deps: Pick<CaptureDeps, 'audit' | 'recordings' | 'clock'>,
  grant: AccessGrant,
  launch: Launch,
  recordingId: RecordingId,
): Promise<Result<void>> {
  const owner = ownerOf(launch)
  const found = await deps.recordings.find(owner, recordingId)
  if (!found.ok) return found
  if (found.value?.state === 'deleted') return ok(undefined)
  const moved = await moveStoredRecording(deps, grant, owner, { id: recordingId, move: 'withdraw' })
  if (!moved.ok) return moved
  return deleteRecording(deps, { owner, launchId: launch.id, recordingId, why: 'withdrawn' })
}
