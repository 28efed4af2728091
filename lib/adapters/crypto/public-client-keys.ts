import 'server-only'
import type { ClientJwk } from '#lib/config/config.ts'

// Public members of RSA and EC keys (RFC 7518 §6.2.1, §6.3.1). An allow-list: a private member can
// only get out by being named here.
const PUBLIC_MEMBERS = ['kty', 'kid', 'alg', 'use', 'n', 'e', 'crv', 'x', 'y'] as const

/** The JWK Set that is published: the public half of each private client key. */
export const publicClientKeys = (
  keys: readonly ClientJwk[],
): { keys: Record<string, unknown>[] } => ({
  keys: keys.map((key) => ({
    ...Object.fromEntries(
      PUBLIC_MEMBERS.filter((member) => member in key).map((member) => [member, key[member]]),
    ),
    key_ops: ['verify'],
  })),
})
