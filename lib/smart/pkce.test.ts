import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { pkceChallenge } from './pkce.ts'

test('2.2.0@44 the challenge is that of RFC 7636, appendix B', () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  expect(pkceChallenge(sha256, verifier)).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
})

test('R4 a challenge is always 43 characters of base64url', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 43, maxLength: 128 }), (verifier) => {
      expect(pkceChallenge(sha256, verifier)).toMatch(/^[A-Za-z0-9_-]{43}$/)
    }),
  )
})
