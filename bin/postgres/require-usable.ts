import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../process/refusal.ts'
import type { Cluster } from './cluster.ts'
import { runProgram } from './run-program.ts'

/** @param printed such as `postgres (PostgreSQL) 18.4` */
export const majorVersion = (printed: string): string | undefined =>
  /\(PostgreSQL\) (\d+)/.exec(printed)?.[1]

/** What is said when the files were written by another major version than the programs'. */
export function versionConflict(found: string, ours: string, directory: string): string {
  return [
    `The database in ${directory} was written by PostgreSQL ${found}; this version of Chartside brings PostgreSQL ${ours},`,
    'which cannot open it. Nothing was changed. To move the data:',
    `  1. go back to the version of Chartside that brought PostgreSQL ${found} and start it;`,
    `  2. dump, with the client programs of PostgreSQL ${found} or later:  pg_dump --format=custom --file=chartside.dump <DATABASE_OWNER_URL>`,
    `  3. stop it, move ${directory} away, and start this version once (it makes an empty database);`,
    '  4. restore:  pg_restore --clean --if-exists --dbname=<DATABASE_OWNER_URL> chartside.dump',
  ].join('\n')
}

async function requireOwnFiles({ directory, account }: Cluster): Promise<void> {
  const owner = (await stat(directory)).uid
  const runner = account?.uid ?? process.getuid?.()
  if (runner === undefined || owner === runner) return
  throw new Refusal(
    `The database in ${directory} belongs to another user (uid ${owner}, and it would run as uid ${runner}).\n` +
      'Start Chartside as the user who started it first, or choose another place:  CHARTSIDE_DATA_DIR=<folder> npm start',
  )
}

/** @throws Refusal when the existing files belong to someone else or to another major version */
export async function requireUsable(cluster: Cluster): Promise<void> {
  await requireOwnFiles(cluster)
  const found = (await readFile(join(cluster.directory, 'PG_VERSION'), 'utf8')).trim()
  const ours = majorVersion(await runProgram(cluster, 'postgres', ['--version']))
  if (ours !== undefined && ours !== found)
    throw new Refusal(versionConflict(found, ours, cluster.directory))
}
