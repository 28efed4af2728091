import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, instantPlus, millisecondsBetween, parseInstant } from './instant.ts'

describe('an instant', () => {
  test.each([
    ['2026-11-19T09:12:00Z', '2026-11-19T09:12:00.000Z'],
    ['2026-11-19T09:12:00.123456Z', '2026-11-19T09:12:00.123Z'],
    ['2026-11-19T10:12:00+01:00', '2026-11-19T09:12:00.000Z'],
    ['2026-11-18T23:12:00-10:00', '2026-11-19T09:12:00.000Z'],
  ])('is read from %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant)
  })

  test.each([
    '',
    '2026',
    '2026-11-19',
    '2026-11-19T09:12:00',
    '2026-13-19T09:12:00Z',
    'yesterday at T10:00Z',
    '+275760-09-13T00:00:00.000Z',
    '-000001-01-01T00:00:00Z',
    '9999-12-31T23:59:59-10:00',
  ])('is not made of %j', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })

  const anyTime = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) })

  test('sorts as text as it does in time', () => {
    fc.assert(
      fc.property(anyTime, anyTime, (a, b) => {
        expect(instantOf(a) < instantOf(b)).toBe(a < b)
      }),
    )
  })

  test('moved by the time between two instants is the other', () => {
    fc.assert(
      fc.property(anyTime, anyTime, (a, b) => {
        const [from, to] = [instantOf(a), instantOf(b)]
        expect(instantPlus(from, millisecondsBetween(from, to))).toBe(to)
      }),
    )
  })
})
