import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { type Guarded, guardedSpawn } from './guarded-spawn.ts'
import { killGroup } from './kill-group.ts'
import type { Readiness } from './readiness.ts'
import { Refusal } from './refusal.ts'

export type ChildSpec = Guarded & {
  readonly name: string
  readonly ready: Readiness
  readonly readyWithinMs: number
  /** How long it may take to end in good order before it is killed. */
  readonly stopWithinMs: number
}

export type OnLine = (line: string, stream: 'out' | 'err') => void

/** A child that has become ready. */
export type Child = {
  readonly pid: number
  /** Resolves with how it ended, such as `exit 1` or `SIGKILL`. */
  readonly ended: Promise<string>
  /** Asks it to stop, waits, and kills its whole group when it does not. */
  stop(): Promise<void>
}

const TAIL_LINES = 15

async function howItEnded(child: ChildProcess): Promise<string> {
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('exit', (code, signal) => resolve([code, signal]))
    child.once('error', () => resolve([127, null]))
  })
  return signal ?? `exit ${code}`
}

function readLines(child: ChildProcess, onLine: OnLine): readonly string[] {
  const tail: string[] = []
  for (const [stream, input] of [['out', child.stdout] as const, ['err', child.stderr] as const]) {
    if (!input) continue
    createInterface({ input }).on('line', (line) => {
      tail.push(line)
      if (tail.length > TAIL_LINES) tail.shift()
      onLine(line, stream)
    })
  }
  return tail
}

/**
 * Starts a child and waits until it is ready.
 * @throws Refusal with the last lines of its output when it ends before, or is not ready in time
 */
export async function startChild(
  spec: ChildSpec,
  onLine: OnLine,
  signal: AbortSignal,
): Promise<Child> {
  signal.throwIfAborted()
  const child = guardedSpawn(spec)
  const ended = howItEnded(child)
  const outputClosed = once(child, 'close')
  const tail = readLines(child, onLine)
  const pid = child.pid
  if (pid === undefined) throw new Refusal(`${spec.name} could not be started: ${await ended}.`)

  const stop = async () => {
    child.kill(spec.stopSignal)
    const inTime = new AbortController()
    const late = delay(spec.stopWithinMs, 'late', { signal: inTime.signal }).catch(() => 'ended')
    if ((await Promise.race([ended, late])) === 'late') killGroup(pid)
    await ended
    inTime.abort()
  }

  const waiting = new AbortController()
  const limit = AbortSignal.timeout(spec.readyWithinMs)
  try {
    const outcome = await Promise.race([
      spec.ready(child, AbortSignal.any([signal, limit, waiting.signal])).then(() => 'ready'),
      ended,
    ])
    if (outcome === 'ready') return { pid, ended, stop }
    await outputClosed
    throw new Refusal(`${spec.name} ended before it was ready (${outcome}).\n${tail.join('\n')}`)
  } catch (error) {
    await stop()
    if (!limit.aborted || signal.aborted) throw error
    const seconds = spec.readyWithinMs / 1000
    throw new Refusal(`${spec.name} was not ready within ${seconds} s.\n${tail.join('\n')}`)
  } finally {
    waiting.abort()
  }
}
