import { setTimeout as delay } from 'node:timers/promises'
import type { CrashPoint } from '../crash-points.ts'
import { type FaultRun, letLeasesEnd, letTimePass, within } from '../fault-run.ts'
import type { SiteKind } from '../fault-sites.ts'
import { statesOf } from '../filing-rows.ts'
import type { Scenario } from '../play.ts'
import { isStopped } from '../stopped.ts'
import { signNotes } from './sign-notes.ts'

const TAKEN_WITHIN_MS = 30_000

/**
 * F15: a worker stands still, another one takes its filing over and settles it, and the first goes
 * on where it stood. Fails when a write does not ask for the fence (filing-store.ts).
 */
const pausedAt = (point: CrashPoint, kinds?: readonly SiteKind[]): Scenario => ({
  fault: 'F15',
  name: `worker stopped at ${point}, its lease taken over`,
  isShort: point === 'C5',
  ...(kinds && { kinds }),
  play: (run) => pauseWorker(run, point),
})

export async function pauseWorker(run: FaultRun, point: CrashPoint): Promise<void> {
  await signNotes(run, 1)
  const paused = await run.startWorker({ fallAt: { point, by: 'stop' } })
  await letTimePass(run)
  await within(TAKEN_WITHIN_MS, () => isStopped(paused.pid))
  run.counts.stops += 1
  await letLeasesEnd(run)
  const other = await run.startWorker()
  const settles = async () => !(await statesOf(run)).some((state) => moving.includes(state))
  const until = performance.now() + TAKEN_WITHIN_MS
  while (!(await settles()) && performance.now() < until) {
    await letTimePass(run)
    await delay(250)
  }
  process.kill(paused.pid, 'SIGCONT')
  await delay(1_000)
  await Promise.all([paused.stop(), other.stop()])
}

const moving: readonly string[] = ['queued', 'sending', 'unknown']
const REAL_PAUSE_MS = 65_000

/** F15 in its own time: a stop longer than the lease, right after the claim. It must not send. */
const pausedForReal: Scenario = {
  fault: 'F15',
  name: 'worker stopped after its claim for longer than its lease',
  isSlow: true,
  kinds: ['searched', 'unproven'],
  async play(run) {
    await signNotes(run, 1)
    const paused = await run.startWorker({ fallAt: { point: 'C2', by: 'stop' } })
    await within(TAKEN_WITHIN_MS, () => isStopped(paused.pid))
    run.counts.stops += 1
    await delay(REAL_PAUSE_MS)
    process.kill(paused.pid, 'SIGCONT')
    await delay(2_000)
    if (run.passages().includes('C4')) run.unforeseen.push('it sent after its lease')
    await paused.stop()
  },
}

export const pausedWorker: readonly Scenario[] = [
  // What is sent by a stalled worker no fence stops: only a condition does (docs/faults.md).
  pausedAt('C3', ['conditional']),
  pausedAt('C4'),
  pausedAt('C5'),
  pausedAt('C6'),
  pausedForReal,
]
