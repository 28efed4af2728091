import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timeTicks, valueTicks } from './trend-scale.ts'

const texts = (ticks: readonly { readonly text: string }[]) => ticks.map(({ text }) => text)
const at = (day: string) => Date.parse(day)

describe('the ticks of values', () => {
  test('are round and enclose the domain', () => {
    expect(texts(valueTicks([3.5, 5.6], 3))).toEqual(['3', '4', '5', '6'])
    expect(texts(valueTicks([0.91, 1.24], 3))).toEqual(['0.8', '1.0', '1.2', '1.4'])
    expect(texts(valueTicks([300, 1840], 3))).toEqual(['0', '1000', '2000'])
  })

  test('enclose any domain with a handful of them', () => {
    const value = fc.double({ min: 1e-3, max: 1e5, noNaN: true })
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const ticks = valueTicks([from, to], 3)
        const slack = to * 1e-6
        expect(ticks[0]?.at).toBeLessThanOrEqual(from + slack)
        expect(ticks.at(-1)?.at).toBeGreaterThanOrEqual(to - slack)
        expect(ticks.length).toBeLessThanOrEqual(6)
        expect(new Set(texts(ticks)).size).toBe(ticks.length)
      }),
    )
  })
})

describe('the ticks of time', () => {
  const write = (date: string) => date

  test('are beginnings of months, as close as they fit', () => {
    expect(texts(timeTicks([at('2025-03-14'), at('2026-11-12')], 4, write))).toEqual([
      '2025-07',
      '2026-01',
      '2026-07',
    ])
  })

  test('are days while the time is short', () => {
    expect(texts(timeTicks([at('2026-11-10'), at('2026-11-12')], 4, write))).toEqual([
      '2026-11-10',
      '2026-11-11',
      '2026-11-12',
    ])
  })

  test('lie within the span, in order, and no more than fit', () => {
    const day = fc.integer({ min: at('1990-01-01'), max: at('2030-01-01') })
    fc.assert(
      fc.property(day, day, fc.integer({ min: 2, max: 8 }), (a, b, count) => {
        const span = [Math.min(a, b), Math.max(a, b)] as const
        const ticks = timeTicks(span, count, write).map((tick) => tick.at)
        expect(ticks.length).toBeLessThanOrEqual(count)
        expect(ticks).toEqual(ticks.toSorted((x, y) => x - y))
        expect(ticks.every((tick) => tick >= span[0] && tick <= span[1])).toBe(true)
      }),
    )
  })
})
