import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantityText, rangeText, readQuantity } from './quantity.ts'
import { shownNumber } from './shown-number.ts'

describe('a number', () => {
  test.each([
    [5.3, '5.3'],
    [0.5, '0.5'],
    [1840, '1840'],
    [1.2345, '1.2345'],
    [167.77334700962666, '167.8'],
    [0.000012, '0.000012'],
    [1e-7, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [-0.25, '-0.25'],
    [123456.789012, '123456.8'],
    [0, '0'],
  ])('%d is shown as %s', (value, shown) => {
    expect(shownNumber(value)).toBe(shown)
  })

  test('is never shown more than 0.05 % off, and never with an exponent or trailing zero', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-15)
        const shown = shownNumber(value)
        expect(Math.abs(Number(shown) - value)).toBeLessThanOrEqual(Math.abs(value) * 0.00051)
        expect(shown).not.toMatch(/e|\.\d*0$/)
      }),
    )
  })
})

describe('a quantity', () => {
  test('keeps comparator and unit as sent', () => {
    const quantity = readQuantity({ value: 5, comparator: '<', unit: 'ng/mL', code: 'ng/mL' })
    expect(quantity).toEqual({ value: 5, comparator: '<', unit: 'ng/mL', code: 'ng/mL' })
    expect(quantity && quantityText(quantity)).toBe('< 5\u00a0ng/mL')
  })

  test('spells a bare UCUM code for people', () => {
    expect(readQuantity({ value: 148, code: 'mm[Hg]' })).toEqual({
      value: 148,
      unit: 'mmHg',
      code: 'mm[Hg]',
    })
  })

  test('without a number is none', () => {
    expect(readQuantity({ unit: 'mmol/L' })).toBeUndefined()
    expect(readQuantity(undefined)).toBeUndefined()
  })
})

test('a range names its unit once, and open ends in words', () => {
  const low = { value: 3.5, unit: 'mmol/L' }
  const high = { value: 5.1, unit: 'mmol/L' }
  expect(rangeText({ low, high })).toBe('3.5–5.1\u00a0mmol/L')
  expect(rangeText({ low: { value: 500, unit: 'mg' }, high: { value: 1, unit: 'g' } })).toBe(
    '500\u00a0mg–1\u00a0g',
  )
  expect(rangeText({ low })).toBe('3.5\u00a0mmol/L or more')
  expect(rangeText({ high })).toBe('up to 5.1\u00a0mmol/L')
  expect(rangeText({})).toBeUndefined()
})
