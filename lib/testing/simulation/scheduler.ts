import { createHash } from 'node:crypto'
import type { RandomStream } from './random-stream.ts'

/** Somebody whose turns the scheduler gives out: a process of ours, a person, or the EHR. */
export type Actor = {
  readonly name: string
  isAlive: boolean
  /** Virtual time until which it does not run, as after SIGSTOP. */
  stoppedUntil: number
  readonly whenDead: Promise<void>
  readonly die: () => void
}

export function anActor(name: string): Actor {
  const { promise: whenDead, resolve: die } = Promise.withResolvers<void>()
  return { name, isAlive: true, stoppedUntil: 0, whenDead, die }
}

type Wait = { readonly actor: Actor; readonly label: string; at: number; go: () => void }

/** An answer that somebody else will give, or nobody. */
export type Awaited<T> = {
  /** The answer; undefined when the time was over first. */
  readonly answer: Promise<T | undefined>
  readonly settle: (value: T) => void
}

export type Scheduler = {
  /** Virtual milliseconds since the run began. */
  now(): number
  /** Turns given so far: the order of everything that happened. */
  step(): number
  /** Waits for a turn, at the earliest after `delayMs`. A dead actor waits for ever. */
  turn(actor: Actor, label: string, delayMs: number): Promise<void>
  /** Waits for an answer, for `timeoutMs` at most. */
  answerWithin<T>(actor: Actor, label: string, timeoutMs: number): Awaited<T>
  /** Begins something that nobody waits for. */
  spawn(work: () => Promise<void>): void
  /** The actor is gone; whatever it was about to do is not done. */
  kill(actor: Actor): void
  /** Writes a line of the trace. */
  tell(actor: Actor, what: string): void
  trace(): readonly string[]
  traceHash(): string
  /** What an actor threw: a bug. */
  thrown(): readonly unknown[]
  /** Gives turns until `isOver`, until nobody waits, or until there were too many. */
  run(isOver: () => boolean, mostSteps: number): Promise<'over' | 'nobody waits' | 'too many steps'>
}

const microtasksAreDone = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Owns time and order. Every await of the simulated system is a turn; among those whose time has
 * come, chance decides who goes next. Time passes only when nobody can go (SIM-2).
 */
export function scheduler(chance: RandomStream): Scheduler {
  const waits: Wait[] = []
  const lines: string[] = []
  const thrown: unknown[] = []
  const hash = createHash('sha256')
  let now = 0
  let step = 0

  const readyAt = ({ at, actor }: Wait): number => Math.max(at, actor.stoppedUntil)

  function takeNext(): Wait | undefined {
    const first = waits.reduce((least, wait) => Math.min(least, readyAt(wait)), Infinity)
    if (first === Infinity) return undefined
    now = Math.max(now, first)
    const ready = waits.filter((wait) => readyAt(wait) <= now)
    const next = ready[chance.between(0, ready.length - 1)]
    if (next) waits.splice(waits.indexOf(next), 1)
    return next
  }

  function tell(actor: Actor, what: string): void {
    const line = `${step} ${now}ms ${actor.name}: ${what}`
    lines.push(line)
    hash.update(`${line}\n`)
  }

  return {
    now: () => now,
    step: () => step,
    tell,
    trace: () => lines,
    traceHash: () => hash.copy().digest('hex'),
    thrown: () => thrown,
    turn: (actor, label, delayMs) =>
      new Promise((resolve) => {
        if (actor.isAlive) waits.push({ actor, label, at: now + delayMs, go: resolve })
      }),
    answerWithin<T>(actor: Actor, label: string, timeoutMs: number): Awaited<T> {
      let value: T | undefined
      let wait: Wait | undefined
      const answer = new Promise<T | undefined>((resolve) => {
        wait = { actor, label, at: now + timeoutMs, go: () => resolve(value) }
        if (actor.isAlive) waits.push(wait)
      })
      const settle = (given: T): void => {
        value ??= given
        if (wait) wait.at = Math.min(wait.at, now)
      }
      return { answer, settle }
    },
    spawn(work) {
      work().catch((problem: unknown) => thrown.push(problem))
    },
    kill(actor) {
      actor.isAlive = false
      actor.die()
      for (let index = waits.length - 1; index >= 0; index -= 1) {
        if (waits[index]?.actor === actor) waits.splice(index, 1)
      }
    },
    async run(isOver, mostSteps) {
      await microtasksAreDone()
      while (!isOver() && thrown.length === 0) {
        if (step >= mostSteps) return 'too many steps'
        const next = takeNext()
        if (!next) return 'nobody waits'
        step += 1
        tell(next.actor, next.label)
        next.go()
        await microtasksAreDone()
      }
      return 'over'
    },
  }
}
