import { fromBase64, toBase64 } from '../kernel/base64.ts'

const FIELD = /^sha-256=:([A-Za-z0-9+/]+=*):$/
const SHA256_BYTES = 32

/** The header `Content-Digest` with a SHA-256 (RFC 9530 §2). */
export const contentDigest = (sha256: Uint8Array): string => `sha-256=:${toBase64(sha256)}:`

/** @returns the 32 bytes of the digest; undefined when the header holds none, or anything else */
export function readContentDigest(header: string): Uint8Array | undefined {
  const digest = fromBase64(FIELD.exec(header)?.[1] ?? '')
  return digest?.length === SHA256_BYTES ? digest : undefined
}
