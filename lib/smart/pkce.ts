import type { Sha256 } from '../kernel/sha256.ts'

/**
 * `code_challenge` of a verifier by S256: BASE64URL(SHA256(verifier)), RFC 7636 §4.2.
 * @param verifier 43 to 128 unreserved characters (RFC 7636 §4.1)
 */
export function pkceChallenge(sha256: Sha256, verifier: string): string {
  const bytes = sha256(verifier).match(/../g) ?? []
  const binary = bytes.map((hex) => String.fromCharCode(Number.parseInt(hex, 16))).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
