import { existsSync } from 'node:fs'
import { Refusal } from '../process/refusal.ts'
import { installDebian } from './install-debian.ts'

const DEBIAN_CHROMIUM = '/usr/bin/chromium'

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

/** @throws Refusal that says what to install when this user may not */
export function ensureChromium(): void {
  const path = chromiumPath()
  if (existsSync(path)) return
  if (path === DEBIAN_CHROMIUM) installDebian('Chromium for the end-to-end tests', ['chromium'])
  if (existsSync(path)) return
  throw new Refusal(
    `The end-to-end tests need Chromium, and there is none at ${path}.\n` +
      'Install it (Debian: apt-get install chromium), or name one:  CHROMIUM=/path/to/chromium npm test',
  )
}
