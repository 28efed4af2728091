import { z } from 'zod'

const KEY_BYTES = 32

const bytes = z
  .string()
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64url')))
  .refine((key) => key.length === KEY_BYTES, `${KEY_BYTES} bytes as base64url`)

/** Ed25519 as JWK (RFC 8037 §2); a retired key is kept without its private half. */
const jwkSchema = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: bytes,
  d: bytes.optional(),
})

/**
 * The identity of the audit log: its name, which every signed head begins with, and the keys that
 * sign its heads. A rotation is: add a key, name it current, take `d` out of the old one.
 */
export const logKeysSchema = z
  .strictObject({
    name: z.string().regex(/^[^\s+]{1,128}$/, 'a name without spaces and plus signs'),
    current: z.string(),
    keys: z.record(z.string().regex(/^[\w-]{1,32}$/), jwkSchema),
  })
  .transform(({ name, current, keys }, context) => {
    const key = Object.hasOwn(keys, current) ? keys[current] : undefined
    if (!key?.d) {
      context.addIssue({ code: 'custom', message: 'current must name a key with its private half' })
      return z.NEVER
    }
    const others = Object.values(keys).filter((other) => other !== key)
    return { name, publicKeys: [key.x, ...others.map(({ x }) => x)], seed: key.d }
  })

/** The current key comes first, and the seed is its private half. */
export type LogKeySet = z.output<typeof logKeysSchema>
