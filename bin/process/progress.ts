const TICK_MS = 5000

const seconds = (sinceMs: number): string => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`

/** Shows that a step runs, every five seconds that it still does, and how long it took. */
export async function step<T>(doing: string, done: string, work: () => Promise<T>): Promise<T> {
  const started = Date.now()
  const ticking = setInterval(() => console.log(`  … ${doing}, ${seconds(started)}`), TICK_MS)
  try {
    const result = await work()
    console.log(`✓ ${done} (${seconds(started)})`)
    return result
  } finally {
    clearInterval(ticking)
  }
}
