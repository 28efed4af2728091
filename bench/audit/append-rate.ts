import type { Appender } from './appenders.ts'

export type AppendRound = {
  readonly perSecond: number
  /** Milliseconds of each append. */
  readonly latencies: readonly number[]
}

/** So many callers, each of whom appends again as soon as the last one is on the disk. */
export async function appendRound(
  { append }: Appender,
  { callers, forMs }: { readonly callers: number; readonly forMs: number },
): Promise<AppendRound> {
  const latencies: number[] = []
  const begun = performance.now()
  const caller = async (): Promise<void> => {
    for (let at = performance.now(); at - begun < forMs; ) {
      await append()
      const done = performance.now()
      latencies.push(done - at)
      at = done
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return { perSecond: (latencies.length * 1_000) / (performance.now() - begun), latencies }
}
