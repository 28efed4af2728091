import { randomBytes } from 'node:crypto'
import { readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { findBinaries } from '#bin/postgres/binaries.ts'
import { placeCluster } from '#bin/postgres/cluster.ts'
import {
  DATABASE_NAME,
  databaseUrl,
  newDatabasePasswords,
  roles,
} from '#bin/postgres/database-urls.ts'
import { ensureRoles } from '#bin/postgres/ensure-roles.ts'
import { prepareServer } from '#bin/postgres/prepare-server.ts'
import { databaseAccount } from '#bin/process/account.ts'
import { type Child, startChild } from '#bin/process/child.ts'
import { migrate } from '#lib/db/migrate.ts'
import { query } from '../postgres/query.ts'

const quiet = () => undefined

/** One database of its own for one run. */
export type RunDatabase = {
  readonly appUrl: string
  readonly auditUrl: string
  readonly sealUrl: string
  readonly ownerUrl: string
  drop(): Promise<void>
}

/** A real PostgreSQL that can be stopped, killed and started again. */
export type DatabaseServer = {
  readonly folder: string
  /** A copy of the migrated database. */
  fresh(): Promise<RunDatabase>
  /** A database without any schema. */
  empty(): Promise<RunDatabase>
  start(): Promise<void>
  /** Ends sessions and stops, as an operator would. */
  stop(): Promise<void>
  /** SIGKILL for the postmaster. @returns once no process of it is left */
  kill(): Promise<void>
}

/**
 * Makes a cluster like that of `npm start`, flushing included, in a folder, and starts it. It keeps
 * the time of every commit, by which the order of commits and requests is judged.
 */
export async function openDatabaseServer(folder: string): Promise<DatabaseServer> {
  const { signal } = new AbortController()
  const passwords = newDatabasePasswords()
  const cluster = await placeCluster({
    dataDirectory: folder,
    binaries: findBinaries(),
    account: databaseAccount(),
    say: quiet,
  })
  const wanted = { passwords, durable: true, say: quiet, signal }
  const { spec, port, superuserUrl } = await prepareServer(cluster, wanted)
  let child: Child | undefined

  const start = async () => {
    child = await startChild(spec, quiet, signal)
  }
  const stop = async () => {
    await child?.stop()
    child = undefined
  }
  const place = (database: string) => ({ passwords, port, database })
  const create = async (options: string): Promise<RunDatabase> => {
    const name = `run_${randomBytes(6).toString('hex')}`
    await query(superuserUrl, `create database ${name} owner ${roles.owner} ${options}`)
    return {
      appUrl: databaseUrl('app', place(name)),
      auditUrl: databaseUrl('auditReader', place(name)),
      sealUrl: databaseUrl('sealer', place(name)),
      ownerUrl: databaseUrl('owner', place(name)),
      drop: async () => {
        await query(superuserUrl, `drop database ${name} with (force)`)
      },
    }
  }

  await start()
  await ensureRoles(superuserUrl, passwords)
  await migrate({ ownerUrl: databaseUrl('owner', place(DATABASE_NAME)), log: quiet })
  await query(superuserUrl, 'alter system set track_commit_timestamp = on')
  await stop()
  await start()

  return {
    folder,
    fresh: () => create(`template ${DATABASE_NAME}`),
    empty: () => create(''),
    start,
    stop,
    async kill() {
      const pid = child?.pid
      if (pid === undefined) throw new Error('the database does not run')
      process.kill(pid, 'SIGKILL')
      await child?.ended
      child = undefined
      await goneFrom(cluster.directory)
    },
  }
}

/** Its other processes notice that the postmaster is gone; each works in the data directory. */
async function goneFrom(directory: string): Promise<void> {
  const isIn = (pid: string) =>
    readlink(join('/proc', pid, 'cwd')).then(
      (cwd) => cwd === directory,
      () => false,
    )
  for (;;) {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
    const working = await Promise.all(pids.map(isIn))
    if (!working.includes(true)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
