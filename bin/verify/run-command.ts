import { asProcessEnv, type Environment } from '../process/environment.ts'
import { guardedSpawn } from '../process/guarded-spawn.ts'
import { killGroup } from '../process/kill-group.ts'
import type { Command } from './steps.ts'

export type CommandEnd = {
  /** undefined when it was ended by a signal or by the limit. */
  readonly code: number | undefined
  readonly isLate: boolean
  readonly output: string
}

/**
 * Runs a command, shows what it says and keeps it. It and everything it started is killed when the
 * limit passes or the signal is aborted: a test that loops holds nothing up.
 */
export async function runCommand(
  [program, ...args]: Command,
  options: {
    readonly environment: Environment
    readonly limitMs: number
    readonly signal: AbortSignal
  },
): Promise<CommandEnd> {
  const child = guardedSpawn({
    command: program,
    args,
    env: asProcessEnv(options.environment),
    cwd: process.cwd(),
    account: undefined,
    stopSignal: 'SIGTERM',
  })
  const said: string[] = []
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from?.setEncoding('utf8').on('data', (text: string) => {
      said.push(text)
      to.write(text)
    })
  }
  const limit = AbortSignal.timeout(options.limitMs)
  const end = () => child.pid !== undefined && killGroup(child.pid)
  const ending = AbortSignal.any([limit, options.signal])
  ending.addEventListener('abort', end, { once: true })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', resolve)
  })
  ending.removeEventListener('abort', end)
  return { code: code ?? undefined, isLate: limit.aborted, output: said.join('') }
}
