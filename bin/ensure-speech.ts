// Part of `npm test`: the recogniser and the synthetic voices that the speech tests use.
import { existsSync } from 'node:fs'
import { installDebian } from './verify/install-debian.ts'

const NEEDED: Readonly<Record<string, string>> = {
  flite: '/usr/bin/flite',
  pocketsphinx: '/usr/bin/pocketsphinx_continuous',
  'pocketsphinx-en-us': '/usr/share/pocketsphinx/model/en-us/en-us',
}
/** Guesses before a pause; without it there are none, and everything else is the same. */
const WANTED: Readonly<Record<string, string>> = {
  'python3-pocketsphinx': '/usr/lib/python3/dist-packages/pocketsphinx',
}

const missing = (packages: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(packages).filter((name) => !existsSync(packages[name] ?? ''))

if (missing(NEEDED).length > 0) installDebian('speech recognition for its tests', missing(NEEDED))
if (missing(NEEDED).length > 0) {
  const packages = missing(NEEDED).join(', ')
  console.error(`The speech tests need ${packages} (Debian: apt-get install …).`)
  process.exit(1)
}
try {
  if (missing(WANTED).length > 0) installDebian('guesses of the recogniser', missing(WANTED))
} catch {
  console.error(`Not installed: ${missing(WANTED).join(', ')}. The tests hear no guesses.`)
}
