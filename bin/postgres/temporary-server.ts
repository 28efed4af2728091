import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '#lib/db/migrate.ts'
import { databaseAccount } from '../process/account.ts'
import { startChild } from '../process/child.ts'
import { findBinaries } from './binaries.ts'
import { placeCluster } from './cluster.ts'
import {
  DATABASE_NAME,
  type DatabasePasswords,
  databaseUrl,
  newDatabasePasswords,
} from './database-urls.ts'
import { ensureRoles } from './ensure-roles.ts'
import { prepareServer } from './prepare-server.ts'

/** A server whose database of DATABASE_NAME is migrated; stopping removes all of it. */
export type TemporaryServer = {
  readonly port: number
  readonly passwords: DatabasePasswords
  stop(): Promise<void>
}

const quiet = () => {}

/**
 * Starts a private PostgreSQL made like that of `npm start`, in a temporary folder.
 * @param options.durable false: nothing is flushed, which only a test may ask for
 */
export async function startTemporaryServer(options: {
  readonly durable: boolean
}): Promise<TemporaryServer> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'chartside-test-'))
  chmodSync(dataDirectory, 0o711) // the database's account must pass through
  const { signal } = new AbortController()
  const passwords = newDatabasePasswords()
  const cluster = await placeCluster({
    dataDirectory,
    binaries: findBinaries(),
    account: databaseAccount(),
    say: quiet,
  })
  const { spec, port, superuserUrl } = await prepareServer(cluster, {
    ...options,
    ...{ passwords, say: quiet, signal },
  })
  const server = await startChild(spec, quiet, signal)
  const stop = async () => {
    await server.stop()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
  try {
    await ensureRoles(superuserUrl, passwords)
    const ownerUrl = databaseUrl('owner', { passwords, port, database: DATABASE_NAME })
    await migrate({ ownerUrl, log: quiet })
    return { port, passwords, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
