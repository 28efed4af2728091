import { describe, expect, test } from 'vitest'
import { median, percentile } from './statistics.ts'

describe('figures of several rounds', () => {
  test('have the middle one as their median', () => {
    expect(median([9, 1, 5, 3, 7])).toBe(5)
  })

  test('have a value that was measured as their percentile', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
    expect(percentile(hundred, 0.95)).toBe(95)
    expect(percentile(hundred, 1)).toBe(100)
    expect(percentile([4], 0.95)).toBe(4)
  })

  test('are never none', () => {
    expect(() => median([])).toThrow()
  })
})
