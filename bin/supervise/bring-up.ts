import { mkdirSync } from 'node:fs'
import type { Environment } from '../process/environment.ts'
import { requirePort } from '../process/ports.ts'
import { step } from '../process/progress.ts'
import { buildApp, isBuildFresh } from './build.ts'
import { childSpecs } from './child-specs.ts'
import { wantsSandbox } from './ehr-file.ts'
import { openDatabase } from './open-database.ts'
import { runMigrations } from './run-migrations.ts'
import { noteRunningStart } from './running-start.ts'
import type { Settings } from './settings.ts'
import type { Supervisor } from './supervisor.ts'

type Options = {
  readonly environment: Environment
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

async function requirePorts(settings: Settings, hasSandbox: boolean): Promise<void> {
  const { host, webPort, sandboxPort } = settings
  await requirePort({ use: 'app', port: webPort, host, variable: 'CHARTSIDE_PORT' })
  if (!hasSandbox) return
  const sandbox = { use: 'sandbox EHR', port: sandboxPort, host: '127.0.0.1' }
  await requirePort({ ...sandbox, variable: 'SANDBOX_PORT' })
}

/**
 * Brings everything up in the order in which one thing needs another: build, database, schema, then
 * sandbox, web and worker.
 * @returns the address to open: where a physician would begin
 */
export async function bringUp(
  settings: Settings,
  supervisor: Supervisor,
  options: Options,
): Promise<string> {
  const { root, secretsFolder, operatorSecrets, publicUrl, sandboxOrigin } = settings
  const { environment, signal } = options
  const hasSandbox = wantsSandbox(settings.ehrsFile)
  await requirePorts(settings, hasSandbox)
  mkdirSync(secretsFolder, { recursive: true, mode: 0o700 })

  if (!isBuildFresh(root))
    await step('building the app', 'app built', () => buildApp(root, { output: 'collect', signal }))
  const database = await openDatabase(settings, supervisor, options)
  const { ownerUrl } = database
  await step('bringing the database up to date', 'database up to date', () =>
    runMigrations({ root, ownerUrl, environment, signal }),
  )
  const secretsDirectory = operatorSecrets ?? secretsFolder
  noteRunningStart(secretsFolder, {
    DATABASE_URL: database.url,
    DATABASE_AUDIT_URL: database.auditUrl,
    DATABASE_SEAL_URL: database.sealUrl,
    DATABASE_OWNER_URL: ownerUrl,
    CHARTSIDE_SECRETS_DIR: secretsDirectory,
    CHARTSIDE_AUDIT_HEADS_DIR: settings.auditHeadsFolder,
  })
  const findings = { database, secretsDirectory, hasSandbox }
  const { sandbox, web, worker } = childSpecs(settings, findings, environment)
  const children = hasSandbox ? [sandbox, web, worker] : [web, worker]
  const names = children.map(({ name }) => name).join(', ')
  await step(`starting ${names}`, `${names} ready`, () =>
    Promise.all(children.map((child) => supervisor.start(child))),
  )
  return hasSandbox ? sandboxOrigin : publicUrl
}
