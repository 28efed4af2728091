import { generateKeyPairSync } from 'node:crypto'
import { type KeySet, keySetSchema } from '#lib/config/key-set.ts'
import { type LogKeySet, logKeysSchema } from '#lib/config/log-keys.ts'

/** A key set of named keys, each made of one repeated byte; the first is the current one. */
export function aKeySet(...names: readonly string[]): KeySet {
  const [current = 'k1'] = names
  const all = names.length === 0 ? [current] : names
  const keys = all.map((name, index) => [name, Buffer.alloc(32, index + 1).toString('base64url')])
  return keySetSchema.parse({ current, keys: Object.fromEntries(keys) })
}

/** An audit log's key file as it stands on disk; the first of the names is the current key. */
export function aLogKeyFile(...names: readonly string[]) {
  const all = names.length === 0 ? ['k1'] : names
  const keys = all.map((name) => [
    name,
    generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  ])
  return { name: 'audit.example.org', current: all[0], keys: Object.fromEntries(keys) }
}

/** The keys of an audit log, new ones every time. */
export const aLogKeySet = (): LogKeySet => logKeysSchema.parse(aLogKeyFile())
