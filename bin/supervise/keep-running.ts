import { setTimeout as delay } from 'node:timers/promises'
import { type Child, type ChildSpec, type OnLine, startChild } from '../process/child.ts'
import { afterDeath, MOST_RESTARTS } from './restart-policy.ts'

type Options = {
  readonly onLine: OnLine
  readonly say: (line: string) => void
  readonly onGiveUp: (reason: string) => void
}

export type Kept = {
  readonly name: string
  stop(): Promise<void>
}

/**
 * Starts a child, and starts it again when it dies without being asked to, until the restart policy
 * gives up. The first start is not tried twice: a child that cannot begin has something to say.
 */
export async function keepRunning(
  spec: ChildSpec,
  options: Options,
  signal: AbortSignal,
): Promise<Kept> {
  const { onLine, say, onGiveUp } = options
  const stopping = new AbortController()
  const stopped = AbortSignal.any([signal, stopping.signal])
  const deaths: number[] = []
  let child: Child = await startChild(spec, onLine, signal)

  const restart = async (reason: string): Promise<boolean> => {
    deaths.push(Date.now())
    const decision = afterDeath(deaths, Date.now())
    if (decision.kind === 'give-up') {
      onGiveUp(`${spec.name} died ${MOST_RESTARTS + 1} times in ten minutes, last with: ${reason}`)
      return false
    }
    const attempt = `restart ${decision.attempt} of ${MOST_RESTARTS}`
    say(`${spec.name} died (${reason}); ${attempt} in ${decision.delayMs / 1000} s`)
    await delay(decision.delayMs, undefined, { signal: stopped })
    try {
      child = await startChild(spec, onLine, stopped)
      say(`${spec.name} is back`)
      return true
    } catch (error) {
      stopped.throwIfAborted()
      const [why = ''] = (error as Error).message.split('\n', 1) // its last words were shown
      return restart(why)
    }
  }

  const watch = async (): Promise<void> => {
    do {
      const reason = await child.ended
      if (stopped.aborted || !(await restart(reason))) return
    } while (!stopped.aborted)
  }
  const watching = watch().catch((error: unknown) => {
    if (!stopped.aborted) onGiveUp(`${spec.name} can no longer be watched: ${String(error)}`)
  })

  return {
    name: spec.name,
    async stop() {
      stopping.abort()
      await child.stop()
      await watching
    },
  }
}
