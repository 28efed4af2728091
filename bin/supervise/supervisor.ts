import { join } from 'node:path'
import type { ChildSpec } from '../process/child.ts'
import { openLogFile } from '../process/log-file.ts'
import { isWorthShowing } from './is-worth-showing.ts'
import { type Kept, keepRunning } from './keep-running.ts'

export type Supervisor = {
  /** Starts a child and keeps it running; resolves when it is ready. */
  start(spec: ChildSpec): Promise<void>
  /** Stops the children, the last one first, and those that are still starting. */
  stop(): Promise<void>
  /** Resolves with the reason when a child cannot be kept running. */
  readonly failure: Promise<string>
}

type Options = {
  readonly logDirectory: string
  readonly say: (line: string) => void
}

/** Keeps the processes of one machine running: logs for each, restarts, an end in good order. */
export function createSupervisor({ logDirectory, say }: Options): Supervisor {
  const kept: Promise<Kept>[] = []
  const ending = new AbortController()
  const failure = Promise.withResolvers<string>()

  return {
    failure: failure.promise,
    async start(spec) {
      const log = openLogFile(join(logDirectory, `${spec.name}.log`))
      let hasStarted = false // when it fails before, its last words are in the refusal
      const onLine = (line: string, stream: 'out' | 'err') => {
        log.write(line)
        if (hasStarted && isWorthShowing(line, stream)) say(`[${spec.name}] ${line}`)
      }
      const child = keepRunning(spec, { onLine, say, onGiveUp: failure.resolve }, ending.signal)
      kept.push(child)
      await child
      hasStarted = true
    },
    async stop() {
      ending.abort()
      for (const starting of kept.reverse()) {
        const child = await starting.catch(() => undefined) // did not start: has nothing to stop
        await child?.stop()
      }
    },
  }
}
