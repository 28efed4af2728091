import { useCallback, useSyncExternalStore } from 'react'
import { type Instant, instantOf } from '#lib/kernel/instant.ts'

const SECOND = 1_000

/**
 * This browser's clock, to the second, while something counts; undefined on the server, which must
 * not draw what the browser would draw differently.
 */
export function useNow(isCounting: boolean): Instant | undefined {
  const subscribe = useCallback(
    (tick: () => void) => {
      const timer = isCounting ? setInterval(tick, SECOND) : undefined
      return () => clearInterval(timer)
    },
    [isCounting],
  )
  const seconds = useSyncExternalStore(subscribe, readSeconds, () => undefined)
  return seconds === undefined ? undefined : instantOf(seconds * SECOND)
}

const readSeconds = (): number | undefined => Math.floor(Date.now() / SECOND)
