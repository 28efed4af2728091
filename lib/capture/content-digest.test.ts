import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDigest, readContentDigest } from './content-digest.ts'

// RFC 9530 §2 and appendix D: the digest of `{"hello": "world"}` and a newline.
const ofExample = 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:'

test('a digest is written as the standard writes it', () => {
  expect(contentDigest(readContentDigest(ofExample) ?? new Uint8Array())).toBe(ofExample)
})

test('a digest that is written is read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
      expect(readContentDigest(contentDigest(digest))).toEqual(digest)
    }),
  )
})

test.each([
  '',
  'sha-256=',
  'sha-256=::',
  'sha-256=:AAAA:',
  'sha-512=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:',
  'RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=',
])('%j is none', (header) => {
  expect(readContentDigest(header)).toBeUndefined()
})
