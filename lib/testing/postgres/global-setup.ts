import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findBinaries } from '#bin/postgres/binaries.ts'
import { placeCluster } from '#bin/postgres/cluster.ts'
import {
  DATABASE_NAME,
  type DatabasePasswords,
  databaseUrl,
  newDatabasePasswords,
} from '#bin/postgres/database-urls.ts'
import { ensureRoles } from '#bin/postgres/ensure-roles.ts'
import { prepareServer } from '#bin/postgres/prepare-server.ts'
import { databaseAccount } from '#bin/process/account.ts'
import { startChild } from '#bin/process/child.ts'
import { migrate } from '#lib/db/migrate.ts'

/** Where the one server of a test run is; the database of DATABASE_NAME is the migrated template. */
export type TestServer = { readonly port: number; readonly passwords: DatabasePasswords }

declare module 'vitest' {
  interface ProvidedContext {
    postgres: TestServer
  }
}

const quiet = () => {}

/** One private PostgreSQL for the whole run, made like that of `npm start` but without flushing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
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
  const options = { passwords, durable: false, say: quiet, signal }
  const { spec, port, superuserUrl } = await prepareServer(cluster, options)
  const server = await startChild(spec, quiet, signal)
  const stop = async () => {
    await server.stop()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
  try {
    await ensureRoles(superuserUrl, passwords)
    const ownerUrl = databaseUrl('owner', { passwords, port, database: DATABASE_NAME })
    await migrate({ ownerUrl, log: quiet })
    project.provide('postgres', { port, passwords })
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}
