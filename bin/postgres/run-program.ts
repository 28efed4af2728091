import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { asProcessEnv, type Environment } from '../process/environment.ts'
import { Refusal } from '../process/refusal.ts'
import type { Cluster } from './cluster.ts'

const execute = promisify(execFile)

/** Nothing of the operator's environment: PGDATA, PGPORT and the like would change what runs. */
export const postgresEnvironment: Environment = {
  PATH: '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
}

/**
 * Runs one of PostgreSQL's programs under the cluster's account.
 * @returns what it printed
 */
export async function runProgram(
  cluster: Pick<Cluster, 'programs' | 'account'>,
  program: 'initdb' | 'postgres',
  args: readonly string[],
  signal?: AbortSignal,
): Promise<string> {
  const { account } = cluster
  const { stdout } = await execute(join(cluster.programs, 'bin', program), args, {
    cwd: '/',
    env: asProcessEnv(postgresEnvironment),
    ...(signal && { signal }),
    ...(account && { uid: account.uid, gid: account.gid }),
  }).catch((error: { stderr?: string; message: string }) => {
    signal?.throwIfAborted()
    throw new Refusal(`PostgreSQL's ${program} failed.\n${error.stderr?.trim() || error.message}`)
  })
  return stdout
}
