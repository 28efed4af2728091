import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keySetSchema } from '#lib/config/key-set.ts'
import { APP_SECRETS, DATABASE_SECRET, ensureSecrets } from './secrets.ts'

const all = [DATABASE_SECRET, ...APP_SECRETS]
let folder = ''
let directory = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartside-secrets-'))
  directory = join(folder, 'secrets')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const read = (name: string) => JSON.parse(readFileSync(join(directory, name), 'utf8'))
const textOf = (name: string) => readFileSync(join(directory, name), 'utf8')

test('secrets are made once, for nobody else to read, and never changed', () => {
  ensureSecrets(directory, all, { dataExists: false })
  const before = all.map(({ name }) => textOf(name))
  expect(statSync(directory).mode & 0o777).toBe(0o700)
  for (const { name } of all) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600)
  ensureSecrets(directory, all, { dataExists: true })
  expect(all.map(({ name }) => textOf(name))).toEqual(before)
})

test('the app reads the key rings that are made', () => {
  ensureSecrets(directory, APP_SECRETS, { dataExists: false })
  for (const name of ['encryption-keys.json', 'audit-mac-keys.json']) {
    const ring = keySetSchema.parse(read(name))
    expect(ring.keys[ring.current]).toHaveLength(32)
  }
  expect(textOf('encryption-keys.json')).not.toBe(textOf('audit-mac-keys.json'))
})

test('the client keys are one private key for each algorithm of SMART', () => {
  ensureSecrets(directory, APP_SECRETS, { dataExists: false })
  const { keys } = read('client-keys.json')
  expect(keys.map((key: { alg: string }) => key.alg)).toEqual(['ES384', 'RS384'])
  for (const key of keys) {
    expect(key.use).toBe('sig')
    expect(createPrivateKey({ key, format: 'jwk' }).type).toBe('private')
  }
  expect(new Set(keys.map((key: { kid: string }) => key.kid)).size).toBe(2)
})

test('a lost key whose data still exists stops the start instead of being replaced', () => {
  ensureSecrets(directory, all, { dataExists: false })
  rmSync(join(directory, 'encryption-keys.json'))
  expect(() => ensureSecrets(directory, all, { dataExists: true })).toThrow(
    /encryption-keys.json.*backup/s,
  )
})

test('lost client keys are made anew: the EHR fetches the public ones', () => {
  ensureSecrets(directory, all, { dataExists: false })
  rmSync(join(directory, 'client-keys.json'))
  ensureSecrets(directory, all, { dataExists: true })
  expect(read('client-keys.json').keys).toHaveLength(2)
})
