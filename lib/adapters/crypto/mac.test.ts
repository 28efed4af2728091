import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { macWith } from './mac.ts'
import { sha256 } from './sha256.ts'

test('a MAC is HMAC-SHA-256 under the named key', () => {
  const mac = macWith(aKeySet('k1', 'k2'))
  expect(mac.currentKey).toBe('k1')
  expect(mac.of('k2', 'text')).toBe(
    createHmac('sha256', Buffer.alloc(32, 2)).update('text').digest('hex'),
  )
})

test('RFC 2104 a MAC of a hash, which takes a shorter way, is the same', () => {
  const mac = macWith(aKeySet('k1', 'k2'))
  const hashes = fc.oneof(
    fc.stringMatching(/^[0-9a-f]{64}$/),
    fc.stringMatching(/^[0-9a-fé€]{64}$/),
    fc.string(),
  )
  fc.assert(
    fc.property(hashes, fc.constantFrom(1, 2), (text, key) => {
      const expected = createHmac('sha256', Buffer.alloc(32, key)).update(text).digest('hex')
      expect(mac.of(`k${key}`, text)).toBe(expected)
    }),
  )
})

test.each(['k9', '', 'toString', '__proto__'])('no key is named %j', (name) => {
  expect(macWith(aKeySet()).of(name, 'text')).toBeUndefined()
})

test('FIPS 180-4 the hash of "abc"', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})
