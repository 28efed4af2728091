import { setTimeout as delay } from 'node:timers/promises'
import { type FaultRun, letTimePass } from '../fault-run.ts'
import { lookAtAll } from '../look-at-all.ts'
import { signNotes } from './sign-notes.ts'

/**
 * Notes are signed and filed by a worker for a few seconds while something is wrong.
 * @param when.before arms what goes wrong
 * @param when.skewMs how far the worker's clock is off
 */
export async function fileWhile(
  run: FaultRun,
  when: {
    readonly notes: number
    readonly before?: (run: FaultRun) => Promise<void>
    readonly skewMs?: number
    readonly seconds?: number
  },
): Promise<void> {
  await when.before?.(run)
  const worker = await run.startWorker(when.skewMs === undefined ? {} : { skewMs: when.skewMs })
  await signNotes(run, when.notes)
  for (let second = 0; second < (when.seconds ?? 2); second += 1) {
    await delay(1_000)
    await letTimePass(run)
    await lookAtAll(run)
  }
  await worker.stop()
}
