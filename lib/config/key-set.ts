import { z } from 'zod'

const KEY_BYTES = 32

const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64url'))
  .refine((bytes) => bytes.length === KEY_BYTES, `${KEY_BYTES} bytes as base64url`)

/**
 * Named symmetric keys. New things use `current`; the others stay for what they already made, so a
 * rotation is: add a key, name it current, and remove the old one when nothing needs it (P5).
 */
export const keySetSchema = z
  .strictObject({ current: z.string(), keys: z.record(z.string().regex(/^[\w-]{1,32}$/), key) })
  .refine((set) => Object.hasOwn(set.keys, set.current), 'current must name one of the keys')

export type KeySet = z.output<typeof keySetSchema>

/** Key ids come from stored rows too, so `toString` must not name a key. */
export const keyNamed = (set: KeySet, keyId: string): Buffer | undefined =>
  Object.hasOwn(set.keys, keyId) ? set.keys[keyId] : undefined
