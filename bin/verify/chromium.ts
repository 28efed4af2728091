import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Refusal } from '../process/refusal.ts'

const DEBIAN_CHROMIUM = '/usr/bin/chromium'
const INSTALL = ['apt-get', 'install', '-qy', '--no-install-recommends', 'chromium']

/** The browser of the end-to-end tests: `$CHROMIUM`, else where Debian puts it. */
export const chromiumPath = (): string => process.env.CHROMIUM || DEBIAN_CHROMIUM

/** Alike in every run: no GPU, nothing fetched in the background. */
export const chromiumArguments = (): readonly string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const succeeds = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0

/** What to put before a command that needs root; undefined when this user cannot be root. */
function elevation(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return []
  return succeeds('sudo', '-n', 'true') ? ['sudo', '-n'] : undefined
}

function install(before: readonly string[]): void {
  const run = (...command: string[]) => {
    const [program = '', ...args] = [...before, ...command]
    execFileSync(program, args, { stdio: 'inherit' })
  }
  console.log('Installing Chromium for the end-to-end tests (apt-get) …')
  run('apt-get', 'update', '-q')
  run('env', 'DEBIAN_FRONTEND=noninteractive', ...INSTALL)
}

/** @throws Refusal that says what to install when this user may not */
export function ensureChromium(): void {
  const path = chromiumPath()
  if (existsSync(path)) return
  const before = elevation()
  if (path === DEBIAN_CHROMIUM && before && succeeds('apt-get', '--version')) install(before)
  if (existsSync(path)) return
  throw new Refusal(
    `The end-to-end tests need Chromium, and there is none at ${path}.\n` +
      'Install it (Debian: apt-get install chromium), or name one:  CHROMIUM=/path/to/chromium npm test',
  )
}
