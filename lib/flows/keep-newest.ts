/**
 * Keeps values one at a time, always the newest: what came while the one before was being kept is
 * left out, except the last.
 *
 * @param keep must not reject
 */
export function keepNewest<T>(keep: (value: T) => Promise<void>) {
  let waiting: readonly [T] | undefined
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (waiting) {
      const [value] = waiting
      waiting = undefined
      await keep(value)
    }
    running = undefined
  }

  return {
    put(value: T): void {
      waiting = [value]
      running ??= run()
    },
    /** Ends when all is kept. */
    settled: async (): Promise<void> => running,
  }
}
