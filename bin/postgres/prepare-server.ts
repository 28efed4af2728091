import { existsSync } from 'node:fs'
import type { ChildSpec } from '../process/child.ts'
import { freePort } from '../process/ports.ts'
import type { Cluster } from './cluster.ts'
import { type DatabasePasswords, databaseUrl } from './database-urls.ts'
import { initialiseCluster } from './initialise-cluster.ts'
import { clearPreviousPostmaster } from './previous-postmaster.ts'
import { requireUsable } from './require-usable.ts'
import { serverSpec } from './server-spec.ts'

type Options = {
  readonly passwords: DatabasePasswords
  /** Only a test may lose its data in a power cut. */
  readonly durable: boolean
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

/** A server that can be started, and how its superuser connects to it. */
export type PreparedServer = {
  readonly spec: ChildSpec
  readonly port: number
  readonly superuserUrl: string
}

/**
 * Brings the private cluster to where its server can be started: makes it when there is none,
 * refuses what it cannot open, and clears away a server of an earlier start.
 */
export async function prepareServer(cluster: Cluster, options: Options): Promise<PreparedServer> {
  const { passwords, durable, say, signal } = options
  if (existsSync(cluster.directory)) {
    await requireUsable(cluster)
    await clearPreviousPostmaster(cluster.directory, { say, signal })
  } else {
    await initialiseCluster(cluster, { superuserPassword: passwords.superuser, durable, signal })
  }
  const port = await freePort()
  const superuserUrl = databaseUrl('superuser', { passwords, port, database: 'postgres' })
  return { spec: serverSpec(cluster, { port, superuserUrl, durable }), port, superuserUrl }
}
