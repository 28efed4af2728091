import type { DeletionReason } from '../capture/audio-retention.ts'
import type { LaunchId, RecordingId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { NoteOwner } from '../note/note-store.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { whoOfOwner } from './who-of-owner.ts'

/**
 * Removes all sound of a recording, on the trail before and after, with how many pieces it was (G16).
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE: it is still there, and the sweep tries again
 */
export async function deleteRecording(
  { audit, recordings, clock }: Pick<CaptureDeps, 'audit' | 'recordings' | 'clock'>,
  {
    owner,
    launchId,
    recordingId,
    why,
  }: {
    readonly owner: NoteOwner
    readonly launchId: LaunchId
    readonly recordingId: RecordingId
    readonly why: DeletionReason
  },
): Promise<Result<void>> {
  const event = { action: 'recording.delete', recordingId, why } as const
  const grant = await audit.intend(whoOfOwner(owner, launchId), event)
  if (!grant.ok) return grant
  const erased = await recordings.erase(grant.value, owner, recordingId, clock.now())
  const outcome = erased.ok
    ? ({ result: 'done', records: erased.value } as const)
    : ({ result: 'failed', code: erased.error.code } as const)
  const concluded = await audit.conclude(grant.value, outcome)
  if (!erased.ok) return erased
  return concluded.ok ? ok(undefined) : concluded
}
