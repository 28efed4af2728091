import { expect, test } from 'vitest'
import type { ObservationKey } from '../vocabulary/observations.ts'
import { type Column, derivations } from './derived.ts'

const column = (
  values: Partial<Record<ObservationKey, number>>,
  person: Pick<Column, 'sex' | 'age'> = { sex: 'female', age: 50 },
): Column => ({ value: (key) => values[key], ...person })

// Worked from the published equation, rounded.
test.each([
  [1.24, 'female', 68, 47],
  [1.0, 'male', 50, 92],
  [1.0, 'female', 50, 69],
  [0.6, 'female', 30, 124],
  [2.5, 'male', 70, 27],
] as const)('creatinine %d mg/dL, %s, %d years: eGFR %d', (creatinine, sex, age, expected) => {
  expect(Math.round(derivations.egfr?.(column({ creatinine }, { sex, age })) ?? 0)).toBe(expected)
})

test('a child has no CKD-EPI estimate', () => {
  expect(derivations.egfr?.(column({ creatinine: 0.4 }, { sex: 'male', age: 4 }))).toBeUndefined()
})

test('what is missing is not derived from', () => {
  expect(derivations.bmi?.(column({ weight: 80 }))).toBeUndefined()
  expect(derivations.nonHdl?.(column({ cholesterol: 180 }))).toBeUndefined()
  expect(derivations.mcv?.(column({ hematocrit: 40, rbc: 0 }))).toBeUndefined()
})

test('the indices of a blood count follow from its counts', () => {
  const count = column({ hemoglobin: 12, hematocrit: 36, rbc: 4 })
  expect(derivations.mcv?.(count)).toBeCloseTo(90)
  expect(derivations.mch?.(count)).toBeCloseTo(30)
  expect(derivations.mchc?.(count)).toBeCloseTo(33.3, 1)
})
