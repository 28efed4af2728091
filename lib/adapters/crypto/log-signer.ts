import 'server-only'
import type { LogSigner, NoteCrypto } from '#lib/audit/head-signer.ts'
import type { LogKeySet } from '#lib/config/log-keys.ts'
import { ed25519Signer, verifyEd25519 } from './ed25519.ts'
import { sha256Bytes } from './sha256-bytes.ts'

export const noteCrypto: NoteCrypto = { sha256: sha256Bytes, verify: verifyEd25519 }

/** Signs with the current key of the log. */
export function logSigner({ name, publicKeys, seed }: LogKeySet): LogSigner {
  const [current] = publicKeys
  if (!current) throw new Error('a log has a current key')
  return { name, publicKeys, sign: ed25519Signer(current, seed) }
}
