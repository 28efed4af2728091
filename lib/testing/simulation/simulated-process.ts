import { appError } from '#lib/kernel/app-error.ts'
import { type Clock, instantPlus } from '#lib/kernel/instant.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import { crashPointOf, deadliness, type Passage } from './crash-points.ts'
import type { Run } from './run.ts'
import { type Actor, anActor } from './scheduler.ts'

const TEN_MINUTES = 10 * 60_000

/** One process of ours: a clock of its own, and a life that may end at any call of a port. */
export type SimulatedProcess = {
  readonly run: Run
  readonly actor: Actor
  readonly clock: Clock
  readonly monotonicMs: () => number
  /** A boundary at which others go first, the process dies, stops, or its clock jumps. */
  pass(passage: Passage): Promise<void>
}

const labelOf = ({ port, when, about }: Passage): string => `${when} ${port} ${about ?? ''}`.trim()

/** @param clocks offsets of the machines' clocks, which outlive their processes */
export function simulatedProcess(
  run: Run,
  name: string,
  clocks: Map<string, number>,
): SimulatedProcess {
  const actor = anActor(name)
  const { times } = run
  const offset = (): number => (run.isChaos() ? (clocks.get(name) ?? 0) : 0)
  if (!clocks.has(name)) {
    const skew = run.chance('clock-skew')
    clocks.set(name, run.isOn('clock-skew') ? skew.between(-TEN_MINUTES, TEN_MINUTES) : 0)
  }

  function endureFaults(passage: Passage): void {
    const point = crashPointOf(passage)
    const isSending = /^wire\.(POST|PUT)$/.test(passage.port) && passage.when === 'before'
    if (run.strikes('death', point ? deadliness[point] : 0.004)) {
      times.tell(actor, `dies ${point ?? ''}`)
      if (point) run.crashes.add(point)
      times.kill(actor)
    } else if (isSending ? run.strikes('stop-before-sending', 0.4) : stops(point)) {
      stop(isSending ? [30_000, 120_000] : [65_000, 240_000])
    } else if (run.strikes('clock-jump', 0.03)) {
      clocks.set(name, run.chance('clock-jump').between(-TEN_MINUTES, TEN_MINUTES))
      times.tell(actor, 'clock jumps')
    }
  }

  const stops = (point: string | undefined): boolean => run.strikes('long-stop', point ? 0.1 : 0.01)

  function stop([from, to]: readonly [number, number]): void {
    actor.stoppedUntil = times.now() + run.chance('long-stop').between(from, to)
    times.tell(actor, `stops until ${actor.stoppedUntil}ms`)
  }

  return {
    run,
    actor,
    clock: { now: () => instantPlus(run.trueTime(), offset()) },
    monotonicMs: times.now,
    async pass(passage) {
      const delay = run.chance('delay').between(0, 20)
      await times.turn(actor, labelOf(passage), delay)
      endureFaults(passage)
      const isStopped = actor.stoppedUntil > times.now()
      if (!actor.isAlive || isStopped) await times.turn(actor, 'goes on', 0)
    },
  }
}

const OUTAGE_MS = [1_000, 60_000] as const

/**
 * A call of the database: it may be away, and a commit may be answered by an error (F11).
 * @param isWrite whether an error may hide that it was done
 */
export async function throughDatabase<T>(
  { run, actor, pass }: SimulatedProcess,
  call: { readonly port: string; readonly about?: string | undefined; readonly isWrite: boolean },
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const { port, about } = call
  await pass({ port, when: 'before', about })
  if (run.strikes('store-away', 0.02)) {
    run.database.awayUntil = run.times.now() + run.chance('store-away').between(...OUTAGE_MS)
  }
  if (run.isChaos() && run.database.awayUntil > run.times.now()) return unavailable
  const answer = await work()
  if (call.isWrite && run.strikes('commit-unknown', 0.1)) {
    run.times.tell(actor, `${port} is done, and answered by an error`)
    return unavailable
  }
  await pass({ port, when: 'after', about })
  return answer
}

const unavailable = err(appError('STORE_UNAVAILABLE'))
