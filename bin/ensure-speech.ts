// Part of `npm test`: the recogniser and the synthetic voices that the speech tests use.
import { existsSync } from 'node:fs'
import { installDebian } from './verify/install-debian.ts'

const NEEDED: Readonly<Record<string, string>> = {
  flite: '/usr/bin/flite',
  pocketsphinx: '/usr/bin/pocketsphinx_continuous',
  'pocketsphinx-en-us': '/usr/share/pocketsphinx/model/en-us/en-us',
}

const packages = Object.keys(NEEDED)
const isThere = () => Object.values(NEEDED).every((path) => existsSync(path))

if (!isThere()) installDebian('speech recognition for its tests', packages)
if (!isThere()) {
  console.error(`The speech tests need ${packages.join(', ')} (Debian: apt-get install …).`)
  process.exit(1)
}
