import 'server-only'
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import type { VerifySignature } from '#lib/audit/signed-note.ts'

const jwk = (x: Uint8Array) => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: Buffer.from(x).toString('base64url'),
})

/** RFC 8032 Ed25519; a public key or signature that is none does not verify. */
export const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  try {
    return verify(null, message, createPublicKey({ key: jwk(publicKey), format: 'jwk' }), signature)
  } catch {
    return false
  }
}

/** @param seed the private key, 32 bytes (RFC 8032 §5.1.5) */
export function ed25519Signer(
  publicKey: Uint8Array,
  seed: Uint8Array,
): (message: Uint8Array) => Uint8Array {
  const d = Buffer.from(seed).toString('base64url')
  const key: KeyObject = createPrivateKey({ key: { ...jwk(publicKey), d }, format: 'jwk' })
  return (message) => sign(null, message, key)
}
