import { pollTranscription } from '#lib/capture/poll-transcription.ts'
import type { Transcription } from '#lib/capture/transcription.ts'
import type { RecordingStatus } from '#lib/flows/read-recording.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { Result } from '#lib/kernel/result.ts'

const UNREACHABLE_MS = 3_000

type Ended = Extract<Transcription, { readonly state: 'transcribed' | 'failed' }>

type Options = {
  readonly read: () => Promise<Result<RecordingStatus, { readonly code: AppErrorCode }>>
  readonly wait: (milliseconds: number) => Promise<void>
  /** False: nobody waits for it any more. */
  readonly isWanted: () => boolean
  /** Told whether it waits for pieces or its turn, or is being heard. */
  readonly onWaiting: (isWaiting: boolean) => void
}

/**
 * Asks what becomes of a stopped recording until it is decided. A server that cannot be reached
 * decides nothing.
 * @returns undefined when nobody wants it, or nothing will come of it
 */
export async function awaitTranscription(options: Options): Promise<Ended | undefined> {
  const { read, wait, isWanted, onWaiting } = options
  let seen: Transcription['state'] | undefined
  let seenForMs = 0
  while (isWanted()) {
    const status = await read()
    if (!isWanted()) return undefined
    if (!status.ok) {
      await wait(UNREACHABLE_MS)
      continue
    }
    const { transcription } = status.value
    if (!transcription) return undefined
    if (transcription.state === 'transcribed' || transcription.state === 'failed') {
      return transcription
    }
    if (transcription.state !== seen) {
      seen = transcription.state
      seenForMs = 0
      onWaiting(seen === 'waiting')
    }
    const pause = pollTranscription(transcription, seenForMs)
    if (pause === false) return undefined
    await wait(pause)
    seenForMs += pause
  }
  return undefined
}
