import { type KeySet, keySetSchema } from '#lib/config/key-set.ts'

/** A key set of named keys, each made of one repeated byte; the first is the current one. */
export function aKeySet(...names: readonly string[]): KeySet {
  const [current = 'k1'] = names
  const all = names.length === 0 ? [current] : names
  const keys = all.map((name, index) => [name, Buffer.alloc(32, index + 1).toString('base64url')])
  return keySetSchema.parse({ current, keys: Object.fromEntries(keys) })
}
