import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../process/refusal.ts'
import { hashSources } from './source-hash.ts'

const stampOf = (root: string) => join(root, '.next', 'chartside-sources')

/** Whether `.next` holds a finished build of exactly these sources. */
export function isBuildFresh(root: string): boolean {
  const stamp = stampOf(root)
  if (!existsSync(stamp) || !existsSync(join(root, '.next', 'BUILD_ID'))) return false
  return readFileSync(stamp, 'utf8') === hashSources(root)
}

/**
 * Builds the app for production.
 * @param output what becomes of Next's own output
 * @returns what it said, when it was collected
 * @throws Refusal with that output when the build fails
 */
export async function buildApp(
  root: string,
  options: { readonly output: 'show' | 'collect'; readonly signal: AbortSignal },
): Promise<void> {
  const sources = hashSources(root) // before: an edit during the build must count as stale
  rmSync(stampOf(root), { force: true })
  const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  const stream = options.output === 'show' ? 'inherit' : 'pipe'
  const build = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', stream, stream],
    signal: options.signal,
  })
  const said: string[] = []
  for (const output of [build.stdout, build.stderr])
    output?.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const [code] = await once(build, 'close')
  if (code !== 0) throw new Refusal(`The app could not be built (exit ${code}).\n${said.join('')}`)
  writeFileSync(stampOf(root), sources)
}
