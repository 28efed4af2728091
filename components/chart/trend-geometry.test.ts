import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLabs } from '#lib/chart/labs.ts'
import { type Series, seriesOf } from '#lib/chart/series.ts'
import { anObservation } from '#lib/testing/chart/fhir-builders.ts'
import { SPARK, sparkGeometry } from './spark-geometry.ts'
import { TREND_HEIGHT, trendGeometry } from './trend-geometry.ts'

type Drawn = { readonly day: string; readonly value: number; readonly more?: object }

function series(...results: readonly Drawn[]): Series {
  const [test] = readLabs(
    results.map(({ day, value, more }) =>
      anObservation({
        effectiveDateTime: day,
        valueQuantity: { value, unit: 'mmol/L' },
        referenceRange: [{ low: { value: 3.5 }, high: { value: 5.1 } }],
        ...more,
      }),
    ),
  )
  const [first] = test ? seriesOf(test) : []
  if (!first) throw new Error('nothing to draw')
  return first
}

const draw = (of: Series) => trendGeometry(of, 420, (date) => date)
const corners = (path: string) => path.split(/[ML]/).filter(Boolean).length

describe('a trend', () => {
  test('joins the firm values only and shows the doubtful ones', () => {
    const drawing = draw(
      series(
        { day: '2025-03-14', value: 4.4 },
        { day: '2026-09-29', value: 5.4, more: { note: [{ text: 'hemolyzed' }] } },
        { day: '2026-11-12', value: 5.3 },
      ),
    )
    expect(drawing.points).toHaveLength(3)
    expect(corners(drawing.path)).toBe(2)
  })

  test('has time in proportion and higher values further up', () => {
    const [first, second, third] = draw(
      series(
        { day: '2026-01-01', value: 4 },
        { day: '2026-02-01', value: 5 },
        { day: '2026-12-01', value: 4 },
      ),
    ).points
    expect((second?.x ?? 0) - (first?.x ?? 0)).toBeLessThan(
      ((third?.x ?? 0) - (second?.x ?? 0)) / 5,
    )
    expect(second?.y).toBeLessThan(first?.y ?? 0)
  })

  test('writes the newest value, and the flagged ones where there is room', () => {
    const { points } = draw(
      series(
        { day: '2025-01-01', value: 5.9 },
        { day: '2025-06-01', value: 4.4 },
        { day: '2026-11-12', value: 4.5 },
      ),
    )
    expect(points.map(({ label }) => Boolean(label))).toEqual([true, false, true])
  })

  test('stays within its drawing, whatever the values', () => {
    const drawn = fc.record({
      day: fc
        .date({ min: new Date('1990-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      value: fc.double({ min: 0.001, max: 5000, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 20 }), (results) => {
        const { points, plot, band } = draw(series(...results))
        for (const { x, y } of points) {
          expect(x).toBeGreaterThanOrEqual(plot.left)
          expect(x).toBeLessThanOrEqual(plot.right)
          expect(y).toBeGreaterThanOrEqual(plot.top - 0.5)
          expect(y).toBeLessThanOrEqual(plot.bottom + 0.5)
        }
        expect(band?.bottom).toBeLessThanOrEqual(TREND_HEIGHT)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a sparkline', () => {
  test('is drawn from two firm values on, and not from one', () => {
    expect(sparkGeometry(series({ day: '2026-01-01', value: 4 }).points)).toBeUndefined()
    const two = series({ day: '2026-01-01', value: 4 }, { day: '2026-02-01', value: 5 })
    expect(corners(sparkGeometry(two.points)?.path ?? '')).toBe(2)
  })

  test('has the range as a band within its height', () => {
    const two = series({ day: '2026-01-01', value: 4 }, { day: '2026-02-01', value: 9 })
    const band = sparkGeometry(two.points)?.band
    expect(band?.y).toBeGreaterThan(0)
    expect((band?.y ?? 0) + (band?.height ?? 0)).toBeLessThanOrEqual(SPARK.height)
  })
})
