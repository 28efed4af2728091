import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { TrailPart } from '#lib/audit/audit-trail.ts'
import type { PartCheck } from '#lib/flows/check-records.ts'
import type { Result } from '#lib/kernel/result.ts'

const MOST_THREADS = 8

/** What a thread says: how far it is with its part, and in the end what it found. */
export type PartMessage = { readonly records: number } | { readonly checked: Result<PartCheck> }

export type PartCheckers = {
  readonly width: number
  check(part: TrailPart): Promise<Result<PartCheck>>
  close(): Promise<void>
}

/**
 * Threads that check parts of the trail, one for each core: checking is hashing.
 * @param onProgress told the number of records of all of them so far
 */
export function openPartCheckers(onProgress: (records: number) => void): PartCheckers {
  const width = Math.min(availableParallelism(), MOST_THREADS)
  const file = new URL('./check-part-worker.ts', import.meta.url)
  const all = Array.from({ length: width }, () => new Worker(file))
  const idle = [...all]
  let total = 0

  const run = (worker: Worker, part: TrailPart): Promise<Result<PartCheck>> =>
    new Promise((resolve, reject) => {
      let before = 0
      const take = (message: PartMessage): void => {
        if ('records' in message) {
          total += message.records - before
          before = message.records
          onProgress(total)
        } else {
          worker.off('message', take).off('error', reject)
          resolve(message.checked)
        }
      }
      worker.on('message', take)
      worker.on('error', reject)
      worker.postMessage(part)
    })

  return {
    width,
    async check(part) {
      const worker = idle.pop()
      if (!worker) throw new Error('no more parts at once than threads')
      const checked = await run(worker, part)
      idle.push(worker)
      return checked
    },
    async close() {
      await Promise.all(all.map((worker) => worker.terminate()))
    },
  }
}
