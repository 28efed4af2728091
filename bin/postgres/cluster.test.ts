import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { placeCluster } from './cluster.ts'

// No such user need exist: only the permission bits are looked at.
const account = { name: 'postgres', uid: 4711, gid: 4711 }

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chartside-place-'))
  chmodSync(root, 0o755)
  for (const folder of ['data', 'native/bin', 'shared'])
    mkdirSync(join(root, folder), { recursive: true, mode: 0o755 })
  writeFileSync(join(root, 'native', 'bin', 'postgres'), '#!/bin/sh\n', { mode: 0o755 })
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const said: string[] = []
const place = (as: { account: typeof account | undefined } = { account }) =>
  placeCluster({
    dataDirectory: join(root, 'data'),
    binaries: { folder: join(root, 'native'), version: '18.4.0' },
    ...as,
    sharedFolder: join(root, 'shared'),
    say: (line) => said.push(line),
  })

const makeCluster = (directory: string) => {
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, 'PG_VERSION'), '18\n')
}

test('an ordinary user’s cluster is in the data directory', async () => {
  chmodSync(join(root, 'data'), 0o700)
  expect((await place({ account: undefined })).directory).toBe(join(root, 'data', 'postgres'))
})

test('root’s cluster is in the data directory where the account can reach it', async () => {
  const { directory, programs } = await place()
  expect(directory).toBe(join(root, 'data', 'postgres'))
  expect(programs).toBe(join(root, 'native'))
})

test('a data directory out of reach is replaced by one below the shared folder, and it is said', async () => {
  chmodSync(join(root, 'data'), 0o700)
  said.length = 0
  const { directory, programs } = await place()
  expect(directory.startsWith(join(root, 'shared'))).toBe(true)
  expect(programs).toBe(join(root, 'native'))
  expect(said.join(' ')).toContain(directory)
  expect((await place()).directory).toBe(directory)
})

test('programs out of reach are copied once for all', async () => {
  chmodSync(join(root, 'native'), 0o700)
  const { directory, programs } = await place()
  expect(directory).toBe(join(root, 'data', 'postgres'))
  expect(programs).toBe(join(root, 'shared', 'postgresql-18.4.0'))
  const copied = statSync(join(programs, 'bin', 'postgres'))
  expect((await place()).programs).toBe(programs)
  expect(statSync(join(programs, 'bin', 'postgres')).ino).toBe(copied.ino)
})

test('whoever could not reach the programs can run their copy', async () => {
  chmodSync(join(root, 'native'), 0o700)
  chmodSync(join(root, 'native', 'bin', 'postgres'), 0o700)
  const { programs } = await place()
  for (const path of [programs, join(programs, 'bin'), join(programs, 'bin', 'postgres')])
    expect(statSync(path).mode & 0o777).toBe(0o755)
})

test('a cluster that exists is not passed over when the permissions change', async () => {
  makeCluster(join(root, 'data', 'postgres'))
  chmodSync(join(root, 'data'), 0o700)
  await expect(place()).rejects.toThrow('can no longer reach it')

  rmSync(join(root, 'data', 'postgres'), { recursive: true })
  const { directory } = await place()
  makeCluster(directory)
  chmodSync(join(root, 'data'), 0o755)
  expect((await place()).directory).toBe(directory)
})
