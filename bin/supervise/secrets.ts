import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newDatabasePasswords } from '../postgres/database-urls.ts'
import { Refusal } from '../process/refusal.ts'

const newKeyRing = () => ({
  current: 'k1',
  keys: { k1: randomBytes(32).toString('base64url') },
})

/** An Ed25519 key pair as JWK (RFC 8037 §2). */
export const newLogKey = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })

/** The audit log's name among all others, and the key that signs its heads. */
const newLogKeys = () => ({
  name: `chartside-${randomBytes(8).toString('hex')}`,
  current: 'k1',
  keys: { k1: newLogKey() },
})

/** A JWK Set (RFC 7517 §5) of private keys, for the algorithms SMART asks for (2.2.0@308-309). */
function newClientKeys() {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const rsa = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const usedFor = (alg: string) => ({ kid: randomUUID(), use: 'sig', alg })
  return {
    keys: [
      { ...ec.privateKey.export({ format: 'jwk' }), ...usedFor('ES384') },
      { ...rsa.privateKey.export({ format: 'jwk' }), ...usedFor('RS384') },
    ],
  }
}

type SecretFile = {
  readonly name: string
  readonly make: () => unknown
  /** Whether what was written with the lost one can still be read with a new one. */
  readonly isReplaceable: boolean
}

/** The database's passwords belong to its files; the others to the app. */
export const DATABASE_SECRET: SecretFile = {
  name: 'database.json',
  make: newDatabasePasswords,
  isReplaceable: false,
}
export const APP_SECRETS: readonly SecretFile[] = [
  { name: 'encryption-keys.json', make: newKeyRing, isReplaceable: false },
  { name: 'audit-mac-keys.json', make: newKeyRing, isReplaceable: false },
  // Heads that a lost key signed cannot be checked any more, but the trail itself can be read.
  { name: 'audit-log-keys.json', make: newLogKeys, isReplaceable: true },
  { name: 'client-keys.json', make: newClientKeys, isReplaceable: true },
]

/** Never half written, never over an existing file. */
function write(file: string, secret: unknown): void {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${JSON.stringify(secret, undefined, 2)}\n`, {
    mode: 0o600,
    flush: true,
  })
  linkSync(unfinished, file)
  rmSync(unfinished)
}

/**
 * Makes the secrets that are missing.
 * @throws Refusal when data exists that only the missing secret could read
 */
export function ensureSecrets(
  directory: string,
  secrets: readonly SecretFile[],
  options: { readonly dataExists: boolean },
): void {
  const missing = secrets.filter(({ name }) => !existsSync(join(directory, name)))
  const lost = options.dataExists ? missing.filter((secret) => !secret.isReplaceable) : []
  if (lost.length > 0)
    throw new Refusal(
      `The database exists, but ${lost.map(({ name }) => name).join(' and ')} in ${directory} does not, and without it the data cannot be read.\n` +
        'Restore the folder from your backup. To begin anew instead, move the data directory away.',
    )
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  for (const { name, make } of missing) write(join(directory, name), make())
}
