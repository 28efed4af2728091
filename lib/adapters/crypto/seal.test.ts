import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { sealWith } from './seal.ts'

const seal = sealWith(aKeySet('k1'))
const anyText = fc.string({ unit: 'grapheme' })

describe('S27 what is sealed', () => {
  test('opens as it was, about the same thing', () => {
    fc.assert(
      fc.property(anyText, anyText, (about, text) => {
        expect(seal.open(about, seal.seal(about, text))).toBe(text)
      }),
    )
  })

  test('does not open about anything else', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (about, other, text) => {
        fc.pre(about !== other)
        expect(() => seal.open(other, seal.seal(about, text))).toThrow()
      }),
    )
  })

  test('does not open when any byte of it was changed', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, at, change) => {
        const [keyId, encoded = ''] = seal.seal('a', text).split('.')
        const bytes = Buffer.from(encoded, 'base64url')
        const index = at % bytes.length
        bytes[index] = (bytes[index] ?? 0) ^ change
        expect(() => seal.open('a', `${keyId}.${bytes.toString('base64url')}`)).toThrow()
      }),
    )
  })

  test('does not open when it was cut short or made longer', () => {
    const sealed = seal.seal('a', 'some text')
    for (const other of [sealed.slice(0, -4), `${sealed}AAAA`, 'k1.', 'k1.AAAA', 'k1', '', '.']) {
      expect(() => seal.open('a', other), other).toThrow()
    }
  })

  test('is another text every time, and shows nothing', () => {
    const [first, second] = [seal.seal('a', 'canary'), seal.seal('a', 'canary')]
    expect(first).not.toBe(second)
    expect(Buffer.from(first.split('.')[1] ?? '', 'base64url').toString('latin1')).not.toContain(
      'canary',
    )
  })
})

describe('S27 bytes that are sealed', () => {
  const anyBytes = fc.uint8Array()

  test('open as they were, about the same thing and nothing else', () => {
    fc.assert(
      fc.property(anyText, anyText, anyBytes, (about, other, bytes) => {
        const sealed = seal.sealBytes(about, bytes)
        expect(new Uint8Array(seal.openBytes(about, sealed))).toEqual(bytes)
        fc.pre(about !== other)
        expect(() => seal.openBytes(other, sealed)).toThrow()
      }),
    )
  })

  test('do not open when any of them was changed, or some are gone', () => {
    fc.assert(
      fc.property(anyBytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (bytes, at, change) => {
        const sealed = Uint8Array.from(seal.sealBytes('a', bytes))
        const index = at % sealed.length
        expect(() => seal.openBytes('a', sealed.subarray(0, index))).toThrow()
        sealed[index] = (sealed[index] ?? 0) ^ change
        expect(() => seal.openBytes('a', sealed)).toThrow()
      }),
    )
  })

  test('name their key, so that an old one still opens them', () => {
    const both = sealWith({ ...aKeySet('k1', 'k2'), current: 'k2' })
    expect([...both.openBytes('a', seal.sealBytes('a', Uint8Array.of(7)))]).toEqual([7])
    const newer = both.sealBytes('a', Uint8Array.of(7))
    expect(() => seal.openBytes('a', newer)).toThrow('no encryption key named k2')
  })
})

describe('P5 a rotation of keys', () => {
  const before = sealWith(aKeySet('k1'))
  const after = sealWith({ ...aKeySet('k1', 'k2'), current: 'k2' })

  test('keeps open what the old key sealed, and seals with the new one', () => {
    expect(after.open('a', before.seal('a', 'text'))).toBe('text')
    expect(after.seal('a', 'text')).toMatch(/^k2\./)
  })

  test('leaves what the new key sealed closed to who holds only the old one', () => {
    expect(() => before.open('a', after.seal('a', 'text'))).toThrow('no encryption key named k2')
  })

  test.each(['toString', '__proto__', 'constructor'])('knows no key named %s', (name) => {
    expect(() => after.open('a', `${name}.AAAA`)).toThrow('no encryption key')
  })
})
