import { expect, test } from 'vitest'
import { atLeast, under, within } from '../vocabulary/observation-definition.ts'
import { flagOf, rangeFor } from './interpretation.ts'

test.each([
  [135, 'N'],
  [134, 'L'],
  [145, 'N'],
  [146, 'H'],
  [120, 'LL'],
  [160, 'HH'],
] as const)('sodium %d is flagged %s', (value, flag) => {
  expect(flagOf(value, within(135, 145), [120, 160])).toBe(flag)
})

test('a limit that is itself abnormal flags the limit', () => {
  expect(flagOf(300, under(300), undefined)).toBe('H')
  expect(flagOf(299, under(300), undefined)).toBe('N')
  expect(flagOf(60, atLeast(60), undefined)).toBe('N')
  expect(flagOf(59, atLeast(60), undefined)).toBe('L')
})

test('nothing is flagged where the laboratory publishes no range', () => {
  expect(flagOf(5, undefined, undefined)).toBeUndefined()
})

test('a range that depends on sex is the range of that sex', () => {
  const hemoglobin = {
    label: 'Hemoglobin',
    category: 'laboratory',
    range: { female: within(12, 15.5), male: within(13.5, 17.5) },
  } as const
  expect(rangeFor(hemoglobin, 'female')).toEqual({ low: 12, high: 15.5 })
  expect(rangeFor(hemoglobin, 'male')).toEqual({ low: 13.5, high: 17.5 })
})
