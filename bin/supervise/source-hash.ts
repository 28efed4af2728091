import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the production build follows from; a path that does not exist counts as absent. */
const BUILD_SOURCES: readonly string[] = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** Tests and their helpers are not built. */
const isBuilt = (path: string) => !/\.test\.tsx?$/.test(path) && !path.startsWith('lib/testing/')

function filesBelow(root: string, path: string): readonly string[] {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return []
  if (!statSync(absolute).isDirectory()) return [path]
  return readdirSync(absolute, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}

/** Names and contents, independent of the order in which a file system lists them. */
export function hashSources(root: string, paths: readonly string[] = BUILD_SOURCES): string {
  const hash = createHash('sha256')
  const files = paths.flatMap((path) => filesBelow(root, path)).filter(isBuilt)
  for (const file of files.sort()) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
