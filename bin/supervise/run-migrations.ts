import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { asProcessEnv, type Environment } from '../process/environment.ts'
import { Refusal } from '../process/refusal.ts'

const execute = promisify(execFile)

/** In a process of its own: the owner's password is nowhere else. */
export async function runMigrations(options: {
  readonly root: string
  readonly ownerUrl: string
  readonly environment: Environment
  readonly signal: AbortSignal
}): Promise<void> {
  const { root, ownerUrl, environment, signal } = options
  await execute(process.execPath, ['--conditions=react-server', join('bin', 'migrate.ts')], {
    cwd: root,
    env: asProcessEnv({ ...environment, DATABASE_OWNER_URL: ownerUrl }),
    signal,
  }).catch((error: { stdout?: string; stderr?: string; message: string }) => {
    signal.throwIfAborted()
    const said = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim() || error.message
    throw new Refusal(`The database could not be brought to this version's schema.\n${said}`)
  })
}
