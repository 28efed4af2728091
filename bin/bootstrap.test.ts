import { execFile } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

const execute = promisify(execFile)

// A repository of its own with a stub for npm, whose installed "node" prints what it is given.
const NODE = '#!/bin/sh\n[ "$1" = --version ] && echo v26.10.0 || echo "$@"\n'
const NPM = `#!/bin/sh
echo "npm $*" >> npm-calls
[ -e npm-fails ] && exit 7
mkdir -p node_modules/.bin
cp ../node node_modules/.bin/node
`

let folder = ''
let root = ''
const program = (path: string, text: string) => writeFileSync(path, text, { mode: 0o755 })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartside-bootstrap-'))
  root = join(folder, 'repository')
  mkdirSync(join(root, 'bin'), { recursive: true })
  mkdirSync(join(folder, 'path'))
  cpSync(join(import.meta.dirname, 'bootstrap.mjs'), join(root, 'bin', 'bootstrap.mjs'))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(join(root, '.npmrc'), '')
  program(join(folder, 'node'), NODE)
  program(join(folder, 'path', 'npm'), NPM)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bootstrap = (...args: string[]) =>
  execute(process.execPath, [join(root, 'bin', 'bootstrap.mjs'), ...args], {
    env: { ...process.env, PATH: `${join(folder, 'path')}${delimiter}${process.env.PATH}` },
  })

const npmCalls = () => {
  const calls = join(root, 'npm-calls')
  return existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []
}

test('a fresh clone is installed, and the script runs on the pinned Node', async () => {
  const { stdout, stderr } = await bootstrap('bin/start.ts', '--temporary')
  expect(npmCalls()).toEqual(['npm ci --include=dev --loglevel=error --no-progress'])
  expect(stderr).toContain('packages installed')
  expect(stdout).toContain('--conditions=react-server bin/start.ts --temporary')
})

test('what a command prints is all there is on standard output, even when packages are installed first', async () => {
  const { stdout } = await bootstrap('bin/draft.ts')
  expect(stdout.trim()).toBe('--conditions=react-server bin/draft.ts')
})

test('packages are installed again only when the lock file or npm’s settings change', async () => {
  await bootstrap('bin/start.ts')
  await bootstrap('bin/start.ts')
  expect(npmCalls()).toHaveLength(1)
  writeFileSync(join(root, 'package-lock.json'), '{ "changed": true }')
  await bootstrap('bin/start.ts')
  expect(npmCalls()).toHaveLength(2)
  writeFileSync(join(root, '.npmrc'), 'fund=false')
  await bootstrap('bin/start.ts')
  expect(npmCalls()).toHaveLength(3)
})

test('an install that fails is not taken for one, and nothing is started', async () => {
  writeFileSync(join(root, 'npm-fails'), '')
  await expect(bootstrap('bin/start.ts')).rejects.toThrow('npm ci failed (exit 7)')
  rmSync(join(root, 'npm-fails'))
  const { stdout } = await bootstrap('bin/start.ts')
  expect(stdout).toContain('bin/start.ts')
})

test('without the pinned Node the command that brings it is named', async () => {
  program(join(folder, 'node'), NODE.replace('v26.10.0', 'v20.20.2'))
  await expect(bootstrap('bin/start.ts')).rejects.toThrow('npm rebuild node')
})

test('the exit code is that of the script', async () => {
  program(join(folder, 'node'), '#!/bin/sh\n[ "$1" = --version ] && echo v26.10.0 || exit 5\n')
  await expect(bootstrap('bin/start.ts')).rejects.toMatchObject({ code: 5 })
})
