/**
 * Keeps values one at a time, always the newest: what came while the one before was being kept is
 * left out, except the last.
 *
 * @param keep what it throws, `settled` throws; nothing more is kept then
 */
export function keepNewest<T>(keep: (value: T) => Promise<void>) {
  let waiting: readonly [T] | undefined
  let running: Promise<void> | undefined
  let bug: { readonly cause: unknown } | undefined

  async function run(): Promise<void> {
    try {
      while (waiting) {
        const [value] = waiting
        waiting = undefined
        await keep(value)
      }
    } catch (cause) {
      bug = { cause }
    }
    running = undefined
  }

  return {
    put(value: T): void {
      if (bug) return
      waiting = [value]
      running ??= run()
    },
    /** Ends when all is kept. */
    async settled(): Promise<void> {
      await running
      if (bug) throw bug.cause
    },
  }
}
