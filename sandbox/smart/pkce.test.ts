import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesChallenge } from './pkce.ts'

const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url')

const unreserved = fc.constantFrom(...'ABCabc019-._~')
const aVerifier = fc.string({ unit: unreserved, minLength: 43, maxLength: 128 })

test('the example of RFC 7636, Appendix B', () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
  expect(matchesChallenge(verifier, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')).toBe(true)
})

test('a verifier matches its own challenge and no other', () => {
  fc.assert(
    fc.property(aVerifier, aVerifier, (one, other) => {
      expect(matchesChallenge(one, challengeOf(one))).toBe(true)
      expect(matchesChallenge(one, challengeOf(other))).toBe(one === other)
    }),
  )
})

test.each(['a'.repeat(42), 'a'.repeat(129), `${'a'.repeat(42)}+`])(
  'what is no verifier does not match, even with the right hash: %s',
  (verifier) => expect(matchesChallenge(verifier, challengeOf(verifier))).toBe(false),
)
