import { createHash } from 'node:crypto'

/** RFC 7636 §4.6, S256 only: a verifier of 43 to 128 unreserved characters that hashes to it. */
export const matchesChallenge = (verifier: string, challenge: string): boolean =>
  /^[A-Za-z0-9._~-]{43,128}$/.test(verifier) &&
  createHash('sha256').update(verifier).digest('base64url') === challenge
