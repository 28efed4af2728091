import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { APP_SECRETS, ensureSecrets } from '#bin/supervise/secrets.ts'
import { type DatabaseServer, openDatabaseServer } from './database-server.ts'
import { signInToEhr } from './ehr-browser.ts'
import { clientsOf, siteKinds } from './fault-sites.ts'
import { type Sandbox, startSandbox } from './sandbox-process.ts'

/** What runs have in common: a real database, the EHR in its own process, the secrets. */
export type World = {
  readonly root: string
  readonly folder: string
  readonly secrets: string
  readonly publicUrl: string
  readonly database: DatabaseServer
  readonly sandbox: Sandbox
  /** Patients with a visit today, by site. */
  readonly patients: ReadonlyMap<string, readonly string[]>
  close(): Promise<void>
}

/** @param port of the sandbox */
export async function openWorld(root: string, port: number): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'chartside-faults-'))
  chmodSync(folder, 0o711) // the database's account must pass through
  const secrets = join(folder, 'secrets')
  const publicUrl = 'http://app.localhost:3000'
  ensureSecrets(secrets, APP_SECRETS, { dataExists: false })
  const database = await openDatabaseServer(folder)
  const sandbox = await startSandbox({ root, port, clients: clientsOf(publicUrl) })
  const sites = [...new Set(Object.values(siteKinds).map(({ site }) => site))]
  const patients = new Map<string, readonly string[]>()
  for (const site of sites) {
    const browser = await signInToEhr(sandbox.origin, site)
    patients.set(site, await browser.scheduledPatients())
  }
  return {
    ...{ root, folder, secrets, publicUrl, database, sandbox, patients },
    async close() {
      await sandbox.stop()
      await database.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
