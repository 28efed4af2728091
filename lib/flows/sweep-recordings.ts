import { type AudioRetention, deletionDue } from '../capture/audio-retention.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { CaptureDeps } from './capture-deps.ts'
import { deleteRecording } from './delete-recording.ts'

const AT_ONCE = 200

/**
 * Removes the sound that may not be kept any longer, whatever became of the page or the transcript
 * (G16).
 *
 * @returns of how many recordings; AUDIT_UNAVAILABLE, STORE_UNAVAILABLE: what is left is swept the
 *   next time
 */
export async function sweepRecordings(
  deps: Pick<CaptureDeps, 'audit' | 'recordings' | 'clock'>,
  retention: AudioRetention,
): Promise<Result<number>> {
  let deleted = 0
  let after: RecordingId | undefined
  for (;;) {
    const page = await deps.recordings.open(after, AT_ONCE)
    if (!page.ok) return page
    for (const { owner, launchId, recording, fate } of page.value) {
      const why = deletionDue(recording, fate, { retention, now: deps.clock.now() })
      if (!why) continue
      const recordingId = recording.id
      const done = await deleteRecording(deps, { owner, launchId, recordingId, why })
      if (!done.ok) return done
      deleted += 1
    }
    if (page.value.length < AT_ONCE) return ok(deleted)
    after = page.value.at(-1)?.recording.id
  }
}
