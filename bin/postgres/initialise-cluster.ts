import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import type { Cluster } from './cluster.ts'
import { runProgram } from './run-program.ts'

type Options = {
  readonly superuserPassword: string
  /** Only a test may lose its data in a power cut. */
  readonly durable: boolean
  readonly signal: AbortSignal
}

async function give(path: string, cluster: Cluster): Promise<void> {
  if (cluster.account) await chown(path, cluster.account.uid, cluster.account.gid)
}

/**
 * Makes the cluster's files under another name and renames them when they are complete, so that an
 * interrupted initdb leaves nothing that looks like a database.
 */
export async function initialiseCluster(cluster: Cluster, options: Options): Promise<void> {
  const unfinished = `${cluster.directory}.new`
  const passwordFile = `${cluster.directory}.password`
  await rm(unfinished, { recursive: true, force: true })
  await rm(passwordFile, { force: true })
  await mkdir(unfinished, { mode: 0o700 })
  await give(unfinished, cluster)
  await writeFile(passwordFile, options.superuserPassword, { mode: 0o600, flag: 'wx' })
  await give(passwordFile, cluster)
  try {
    await runProgram(
      cluster,
      'initdb',
      [
        `--pgdata=${unfinished}`,
        `--pwfile=${passwordFile}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--data-checksums',
        ...(options.durable ? [] : ['--no-sync']),
      ],
      options.signal,
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(unfinished, cluster.directory)
}
