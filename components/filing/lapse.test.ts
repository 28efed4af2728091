import { describe, expect, test } from 'vitest'
import { later } from '#lib/testing/filing/filing-views.ts'
import { lapse } from './lapse.ts'

describe('a length of time', () => {
  test('is told in seconds, then in minutes', () => {
    expect(lapse(later(0), later(4))).toEqual({ unit: 'seconds', count: 4 })
    expect(lapse(later(0), later(89))).toEqual({ unit: 'seconds', count: 89 })
    expect(lapse(later(0), later(90))).toEqual({ unit: 'minutes', count: 2 })
    expect(lapse(later(0), later(600))).toEqual({ unit: 'minutes', count: 10 })
  })

  test('is never negative, though two clocks disagree', () => {
    expect(lapse(later(9), later(4))).toEqual({ unit: 'seconds', count: 0 })
  })
})
