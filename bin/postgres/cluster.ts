import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, cp, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Account } from '../process/account.ts'
import { Refusal } from '../process/refusal.ts'
import type { Binaries } from './binaries.ts'
import { canReach } from './can-reach.ts'

/** One PostgreSQL cluster: its data, the programs that serve it, and who runs them. */
export type Cluster = {
  readonly directory: string
  readonly programs: string
  /** undefined: whoever runs this process. */
  readonly account: Account | undefined
}

type Wanted = {
  readonly dataDirectory: string
  readonly binaries: Binaries
  readonly account: Account | undefined
  /** Where data and programs go when the account cannot reach them where they are. */
  readonly sharedFolder?: string
  readonly say: (line: string) => void
}

const SHARED_FOLDER = '/var/lib/chartside'

const holdsCluster = (directory: string) => existsSync(join(directory, 'PG_VERSION'))

/** Made under another name first, so that a copy under its final name is complete. */
async function copyPrograms(binaries: Binaries, sharedFolder: string): Promise<string> {
  const copy = join(sharedFolder, `postgresql-${binaries.version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  await makePassable(sharedFolder)
  await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true })
  await openToAll(unfinished)
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }))
  return copy
}

/**
 * The copy belongs to whoever made it, root, and what the owner may read or run, all may: the
 * original may be another user's, and under umask 077 npm writes files for the owner only.
 */
async function openToAll(folder: string): Promise<void> {
  const inside = await readdir(folder, { withFileTypes: true, recursive: true })
  const entries = inside.filter((entry) => !entry.isSymbolicLink())
  for (const path of [folder, ...entries.map((entry) => join(entry.parentPath, entry.name))]) {
    const { mode } = await stat(path)
    const ownersMay = (mode >> 6) & 0o5
    await chown(path, process.getuid?.() ?? 0, process.getgid?.() ?? 0)
    await chmod(path, mode | (ownersMay << 3) | ownersMay)
  }
}

/** Whatever the umask says. */
async function makePassable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
}

/**
 * Decides where the cluster lives: in the data directory, or, when root starts it for an account
 * that cannot reach that (a clone under a closed home), in a folder of its own below /var/lib. A
 * cluster that exists is never passed over for a new one.
 */
export async function placeCluster(wanted: Wanted): Promise<Cluster> {
  const { dataDirectory, binaries, account } = wanted
  const directory = join(dataDirectory, 'postgres')
  if (!account) return { directory, programs: binaries.folder, account }

  const sharedFolder = wanted.sharedFolder ?? SHARED_FOLDER
  const key = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12)
  const elsewhere = join(sharedFolder, key, 'postgres')
  const isReachable = canReach(dataDirectory, account)
  if (holdsCluster(directory) && !isReachable)
    throw new Refusal(
      `The database in ${directory} runs as the user "${account.name}", who can no longer reach it.\n` +
        'Let every user pass through the folders above it again (chmod o+x).',
    )
  const programs = canReach(binaries.folder, account)
    ? binaries.folder
    : await copyPrograms(binaries, sharedFolder)
  if (isReachable && !holdsCluster(elsewhere)) return { directory, programs, account }

  await makePassable(sharedFolder)
  await makePassable(dirname(elsewhere))
  wanted.say(
    `  The database runs as the user "${account.name}", who cannot reach ${dataDirectory};`,
  )
  wanted.say(`  its data are in ${elsewhere}.`)
  return { directory: elsewhere, programs, account }
}
