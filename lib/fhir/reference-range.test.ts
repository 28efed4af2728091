import { expect, test } from 'vitest'
import { readReferenceRanges } from './read-reference-ranges.ts'
import { plainRange } from './reference-range.ts'

test('a range keeps its text and its limits', () => {
  expect(
    readReferenceRanges([
      {
        text: '3.5-5.1',
        low: { value: 3.5, unit: 'mmol/L' },
        high: { value: 5.1, unit: 'mmol/L' },
      },
      {},
    ]),
  ).toEqual([{ text: '3.5-5.1', low: 3.5, high: 5.1, unit: 'mmol/L' }])
})

test('values are compared only with the one range that is for everybody', () => {
  const normal = { low: 1, high: 2 }
  const therapeutic = { low: 3, high: 4, kind: 'therapeutic' }
  expect(plainRange([therapeutic, normal])).toBe(normal)
  expect(plainRange([normal, { high: 9 }])).toBeUndefined()
  expect(plainRange([{ text: 'negative' }])).toBeUndefined()
})

test('the kind of a range is told, and normal is no kind', () => {
  const [normal, women] = readReferenceRanges([
    { high: { value: 2 }, type: { coding: [{ code: 'normal', display: 'Normal Range' }] } },
    { high: { value: 2 }, appliesTo: [{ text: 'women' }], age: { low: { value: 18 } } },
  ])
  expect(normal?.kind).toBeUndefined()
  expect(women?.kind).toBe('women, by age')
})
