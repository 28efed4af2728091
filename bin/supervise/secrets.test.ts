import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keySetSchema } from '#lib/config/key-set.ts'
import { APP_SECRETS, DATABASE_SECRET, ensureSecrets } from './secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'chartside-secrets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Made once: an RSA key takes its time.
const made = join(folder, 'made')
beforeAll(() => ensureSecrets(made, [DATABASE_SECRET, ...APP_SECRETS], { dataExists: false }))

const textOf = (directory: string, name: string) => readFileSync(join(directory, name), 'utf8')
const read = (name: string) => JSON.parse(textOf(made, name))

/** Rows of the table whose secrets cost nothing to make. */
const kept = { name: 'kept.json', make: () => ({ made: Math.random() }), isReplaceable: false }
const replaceable = { ...kept, name: 'replaceable.json', isReplaceable: true }

function withBoth(): string {
  const directory = mkdtempSync(join(folder, 'both-'))
  ensureSecrets(directory, [kept, replaceable], { dataExists: false })
  return directory
}

test('secrets are for nobody else to read', () => {
  expect(statSync(made).mode & 0o777).toBe(0o700)
  for (const { name } of [DATABASE_SECRET, ...APP_SECRETS])
    expect(statSync(join(made, name)).mode & 0o777).toBe(0o600)
})

test('secrets that exist are left as they are', () => {
  const directory = withBoth()
  const before = textOf(directory, kept.name)
  ensureSecrets(directory, [kept, replaceable], { dataExists: true })
  ensureSecrets(directory, [kept, replaceable], { dataExists: false })
  expect(textOf(directory, kept.name)).toBe(before)
})

test('the app reads the key rings that are made', () => {
  for (const name of ['encryption-keys.json', 'audit-mac-keys.json']) {
    const ring = keySetSchema.parse(read(name))
    expect(ring.keys[ring.current]).toHaveLength(32)
  }
  expect(textOf(made, 'encryption-keys.json')).not.toBe(textOf(made, 'audit-mac-keys.json'))
})

test('the client keys are one private key for each algorithm of SMART', () => {
  const { keys } = read('client-keys.json')
  expect(keys.map((key: { alg: string }) => key.alg)).toEqual(['ES384', 'RS384'])
  for (const key of keys) {
    expect(key.use).toBe('sig')
    expect(createPrivateKey({ key, format: 'jwk' }).type).toBe('private')
  }
  expect(new Set(keys.map((key: { kid: string }) => key.kid)).size).toBe(2)
})

test('a lost key whose data still exists stops the start instead of being replaced', () => {
  const directory = withBoth()
  rmSync(join(directory, kept.name))
  expect(() => ensureSecrets(directory, [kept, replaceable], { dataExists: true })).toThrow(
    /kept.json.*backup/s,
  )
})

test('only the keys that sign may be replaced: their public halves are published', () => {
  const isReplaceable = APP_SECRETS.filter((secret) => secret.isReplaceable)
  expect(isReplaceable.map(({ name }) => name)).toEqual(['audit-log-keys.json', 'client-keys.json'])
  const directory = withBoth()
  const before = textOf(directory, replaceable.name)
  rmSync(join(directory, replaceable.name))
  ensureSecrets(directory, [kept, replaceable], { dataExists: true })
  expect(textOf(directory, replaceable.name)).not.toBe(before)
})
