import type { Transcript } from '#lib/ambient/transcript.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'

/** What was heard in a recording. @returns undefined when it cannot be read now; a reload shows it */
export async function readHeard(
  launchId: string,
  recordingId: RecordingId,
): Promise<Transcript | undefined> {
  try {
    const path = `/l/${launchId}/recordings/${recordingId}/transcript`
    const answer = await fetch(path, { cache: 'no-store' })
    // Our own server, of the same build as this page.
    return answer.ok ? ((await answer.json()) as Transcript) : undefined
  } catch {
    return undefined
  }
}
