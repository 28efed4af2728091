import type { RecordingStatus } from '#lib/flows/read-recording.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { ReadProblem, readAnswer, readJson } from '../session/read-json.ts'
import { reportSession } from '../session/session-report.ts'
import { createPlayer, type Player } from './create-player.ts'
import { openLoudspeaker } from './open-loudspeaker.ts'

const LONGEST_LOOK_MS = 20_000

/** The player of this page, with its network and the browser's sound. */
export function openPlayer(launchId: string): Player {
  const base = `/l/${launchId}/recordings`
  return createPlayer({
    openLoudspeaker,
    look: (recordingId) =>
      told(async () => {
        const signal = AbortSignal.timeout(LONGEST_LOOK_MS)
        return (await readJson<RecordingStatus>(`${base}/${recordingId}`, signal)).isSoundKept
      }),
    load: ({ recordingId, turn }, signal) =>
      told(async () =>
        (await readAnswer(`${base}/${recordingId}/sound/${turn}`, signal)).arrayBuffer(),
      ),
  })
}

async function told<T>(
  read: () => Promise<T>,
): Promise<Result<T, { readonly code: AppErrorCode }>> {
  try {
    return ok(await read())
  } catch (trouble) {
    const code = trouble instanceof ReadProblem ? trouble.code : 'SERVER_UNREACHABLE'
    reportSession(code)
    return err({ code })
  }
}
