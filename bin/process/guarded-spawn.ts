import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import type { Account } from './account.ts'
import { asProcessEnv, type Environment } from './environment.ts'

/**
 * Replaces itself by the program, and leaves behind a watcher that reads the pipe held by this
 * process. A newline tells the watcher that all is well; the end of the pipe means that this
 * process is gone, SIGKILL included, and the program is asked to stop.
 */
const WATCHED =
  'signal=$1; shift; ( (read -r _ <&3 || kill -s "$signal" $$) >/dev/null 2>&1 4>&- & ); exec 3<&-; exec "$@"'

export type Guarded = {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Environment
  readonly cwd: string
  readonly account: Account | undefined
  /** What asks the program to end in good order. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT'
}

/**
 * Starts a program that does not outlive this process. It runs in a process group of its own, so
 * that Ctrl+C in the terminal reaches only the supervisor, which stops its children in order.
 */
export function guardedSpawn(program: Guarded): ChildProcess {
  const { account, stopSignal } = program
  const child = spawn(
    '/bin/sh',
    ['-c', WATCHED, 'sh', stopSignal.slice(3), program.command, ...program.args],
    {
      cwd: program.cwd,
      env: asProcessEnv(program.env),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'ipc'],
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  )
  // The fourth stream of a piped stdio is a socket, which the type does not tell.
  const guard = child.stdio[3] as Socket | undefined
  guard?.on('error', () => {}) // the watcher is gone already
  child.once('exit', () => guard?.end('\n'))
  return child
}
