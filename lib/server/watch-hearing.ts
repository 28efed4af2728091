import 'server-only'
import type { HearingWatch } from '#lib/flows/hear-recording.ts'
import type { Result } from '#lib/kernel/result.ts'

export type HearingTimes = {
  /** How often it is said that somebody is still at it; well within HEARING_LEASE_MS. */
  readonly beatMs: number
  /** An engine that takes longer has hung: the longest recording is heard in less. */
  readonly mostMs: number
}

const TIMES: HearingTimes = { beatMs: 4_000, mostMs: 2 * 60 * 60_000 }

/**
 * Stands by while a recording is heard.
 *
 * @param stopping ends with the process
 * @param keep says that it is still being heard, and learns whether anybody wants it; when the store
 *   is away that is asked again
 */
export function watchHearing(
  stopping: AbortSignal,
  keep: () => Promise<Result<boolean>>,
  { beatMs, mostMs }: HearingTimes = TIMES,
): HearingWatch {
  const ending = new AbortController()
  let why: ReturnType<HearingWatch['why']>
  const end = (reason: NonNullable<typeof why>) => {
    why ??= reason
    ending.abort()
  }
  const onStop = () => end('stopping')
  if (stopping.aborted) onStop()
  stopping.addEventListener('abort', onStop)
  const beat = setInterval(async () => {
    const kept = await keep().catch(() => undefined)
    if (kept?.ok && !kept.value) end('not-ours')
  }, beatMs)
  const longest = setTimeout(() => end('too-long'), mostMs)
  return {
    signal: ending.signal,
    why: () => why,
    stop() {
      clearInterval(beat)
      clearTimeout(longest)
      stopping.removeEventListener('abort', onStop)
    },
  }
}
