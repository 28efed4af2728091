import 'server-only'
import { setTimeout as delay } from 'node:timers/promises'
import { Logger, type Runner, type RunnerOptions, run } from 'graphile-worker'
import { server } from './server.ts'

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 5_000

type QueueOptions = Pick<RunnerOptions, 'pgPool' | 'concurrency' | 'taskList'>

export type JobQueue = { readonly stop: () => Promise<void> }

/**
 * Works off the jobs of the queue until it is told to stop. The library ends a runner that cannot
 * write what became of a job, such as when the database goes away meanwhile (F11). Then another one
 * is started, as often as it takes: what the first left behind is found by the sweep.
 *
 * @throws when the queue cannot be reached at the start
 */
export async function startJobQueue(options: QueueOptions): Promise<JobQueue> {
  const { log } = server()
  const stopping = new AbortController()
  let runner: Runner | undefined = await startRunner(options)

  async function keepRunning(): Promise<void> {
    let wait = FIRST_WAIT_MS
    while (!stopping.signal.aborted) {
      if (runner) {
        await runner.promise.catch(() => undefined)
        wait = FIRST_WAIT_MS
        if (stopping.signal.aborted) return
        log.warn('queue.lost')
      }
      await delay(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      wait = Math.min(2 * wait, LONGEST_WAIT_MS)
      runner = stopping.signal.aborted
        ? undefined
        : await startRunner(options).catch(() => undefined)
    }
    // It was being started while everything else was being stopped.
    await stopRunner(runner)
  }

  const kept = keepRunning()
  return {
    async stop() {
      stopping.abort()
      await stopRunner(runner)
      await kept
    },
  }
}

/**
 * Finished jobs are written in batches of whatever is there: the library answers for a batch that
 * fails by ending the runner, and for a job alone by an error that nobody can catch.
 */
const startRunner = (options: QueueOptions): Promise<Runner> =>
  run({
    ...options,
    noHandleSignals: true,
    parsedCronItems: [],
    logger: quietLogger(),
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })

/** One that has ended by itself says so by an error. */
const stopRunner = async (runner: Runner | undefined): Promise<void> =>
  runner?.stop().catch(() => undefined)

/** The queue's own lines may quote payloads and database errors; only that something failed counts. */
const quietLogger = () =>
  new Logger(() => (level) => {
    if (level === 'error') server().log.error('queue.error')
  })
