import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainLine } from './plain-line.ts'

describe('a line that is filed', () => {
  test('has no control character, line end or invisible change of direction', () => {
    expect(plainLine('a\u0000b\tc\r\nd\u202Ee\u2066f\uFEFF')).toBe('a b c def')
  })

  test('is composed, so that one word has one spelling in bytes', () => {
    expect(plainLine('Ele\u0301na')).toBe('El\u00e9na')
  })

  test('has no half of a surrogate pair', () => {
    expect(plainLine('x\uD83Dy')).toBe('x\uFFFDy')
  })

  test('stays as it is when made plain again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainLine(plainLine(text))).toBe(plainLine(text))
      }),
    )
  })
})
