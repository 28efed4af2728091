import type { AudioChunk } from '#lib/capture/audio-chunk.ts'
import { type AppErrorCode, errorTable } from '#lib/kernel/app-error.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { SoundBuffer } from './sound-buffer.ts'

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000

export type UploadFailure = { readonly code: AppErrorCode; readonly retryAfterMs?: number }

export type UploadState =
  | { readonly kind: 'sending' | 'idle'; readonly held: number }
  /** The server cannot be reached or asks to wait; it is tried again by itself. */
  | { readonly kind: 'waiting'; readonly held: number; readonly code: AppErrorCode }
  /** It will not take the recording any more. Nothing is sent again. */
  | { readonly kind: 'refused'; readonly held: number; readonly code: AppErrorCode }

export type Uploader = {
  /** Keeps the piece and sends it as soon as those before it are there. */
  readonly offer: (chunk: AudioChunk) => Promise<void>
  /** Sends what an earlier page left, or what waits. @returns whether all of it arrived */
  readonly drain: () => Promise<boolean>
  /** Sends nothing any more and forgets what is held: the consent was withdrawn. */
  readonly discard: () => Promise<void>
}

/**
 * Brings a recording to the server, one piece after the other. A piece leaves the buffer when the
 * server has said that it has it, and not before. Failures that may pass are tried again, with
 * growing pauses.
 */
export function createUploader({
  buffer,
  send,
  wait,
  onState,
}: {
  readonly buffer: SoundBuffer
  /** An answer that never comes is SERVER_UNREACHABLE. */
  readonly send: (chunk: AudioChunk) => Promise<Result<void, UploadFailure>>
  readonly wait: (milliseconds: number) => Promise<void>
  readonly onState: (state: UploadState) => void
}): Uploader {
  let running: Promise<boolean> | undefined
  let isOver = false

  const say = async (kind: UploadState['kind'], code: AppErrorCode = 'SERVER_UNREACHABLE') => {
    const held = await buffer.count()
    onState(kind === 'sending' || kind === 'idle' ? { kind, held } : { kind, held, code })
  }

  async function sendAll(): Promise<boolean> {
    let failures = 0
    for (;;) {
      const chunk = isOver ? undefined : await buffer.first()
      if (!chunk) break
      const sent = await send(chunk)
      if (isOver) break
      if (sent.ok) {
        failures = 0
        await buffer.remove(chunk.seq)
        await say('sending')
        continue
      }
      const { code, retryAfterMs } = sent.error
      if (!mayPass(code)) {
        isOver = true
        await say('refused', code)
        return false
      }
      await say('waiting', code)
      const pause = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS)
      await wait(Math.max(pause, retryAfterMs ?? 0))
      failures += 1
    }
    if (!isOver) await say('idle')
    return (await buffer.count()) === 0
  }

  // What comes while the last piece is on its way is sent after it, by the same run.
  const drain = (): Promise<boolean> => {
    const after = (running ?? Promise.resolve(true)).then(sendAll)
    running = after
    return after
  }

  return {
    drain,
    async offer(chunk) {
      if (isOver) return
      await buffer.add(chunk)
      void drain()
    },
    async discard() {
      isOver = true
      await buffer.clear()
    },
  }
}

/** A piece that arrived damaged is sent again as well: it is whole in the buffer. */
const mayPass = (code: AppErrorCode): boolean =>
  errorTable[code].retryable || code === 'AUDIO_CHUNK_INVALID'
