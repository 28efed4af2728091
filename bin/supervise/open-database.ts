import { existsSync } from 'node:fs'
import { findBinaries } from '../postgres/binaries.ts'
import { placeCluster } from '../postgres/cluster.ts'
import { DATABASE_NAME, databaseUrl } from '../postgres/database-urls.ts'
import { ensureRoles } from '../postgres/ensure-roles.ts'
import { prepareServer } from '../postgres/prepare-server.ts'
import { databaseAccount } from '../process/account.ts'
import { step } from '../process/progress.ts'
import { databasePasswords } from './database-passwords.ts'
import { APP_SECRETS, DATABASE_SECRET, ensureSecrets } from './secrets.ts'
import type { DatabaseUrls, Settings } from './settings.ts'
import type { Supervisor } from './supervisor.ts'

type Options = { readonly say: (line: string) => void; readonly signal: AbortSignal }

/** Starts the private PostgreSQL, after making its files and the secrets when there are none. */
async function openPrivateDatabase(
  settings: Settings,
  supervisor: Supervisor,
  { say, signal }: Options,
): Promise<DatabaseUrls> {
  const { dataDirectory, secretsFolder, operatorSecrets } = settings
  const cluster = await placeCluster({
    dataDirectory,
    binaries: findBinaries(),
    account: databaseAccount(),
    say,
  })
  const secrets = operatorSecrets ? [DATABASE_SECRET] : [DATABASE_SECRET, ...APP_SECRETS]
  ensureSecrets(secretsFolder, secrets, { dataExists: existsSync(cluster.directory) })
  const passwords = databasePasswords(secretsFolder)
  const server = await prepareServer(cluster, { passwords, durable: true, say, signal })
  await supervisor.start(server.spec)
  await ensureRoles(server.superuserUrl, passwords)
  const place = { passwords, port: server.port, database: DATABASE_NAME }
  return {
    url: databaseUrl('app', place),
    auditUrl: databaseUrl('auditReader', place),
    sealUrl: databaseUrl('sealer', place),
    ownerUrl: databaseUrl('owner', place),
  }
}

/** @returns how each role connects: to the operator's database, or to a private one */
export async function openDatabase(
  settings: Settings,
  supervisor: Supervisor,
  options: Options,
): Promise<DatabaseUrls> {
  const { operatorDatabase, operatorSecrets, secretsFolder } = settings
  if (!operatorDatabase)
    return step('starting the database', 'database started', () =>
      openPrivateDatabase(settings, supervisor, options),
    )
  // Whether that database holds anything is not known before the migrations have looked.
  if (!operatorSecrets) ensureSecrets(secretsFolder, APP_SECRETS, { dataExists: false })
  return operatorDatabase
}
