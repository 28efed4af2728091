import fc from 'fast-check'
import { expect, test } from 'vitest'
import { around, cellsOf, drift } from './cell.ts'
import { chance } from './chance.ts'

test('written cells stay as written', () => {
  expect(cellsOf([1, null, '<5'], 3, 1, chance(1))).toEqual([1, null, '<5'])
})

test('noise stays within its spread, and the newest value is exact', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), (seed, length) => {
      const cells = cellsOf(around(100, 5), length, 0, chance(seed)).map(Number)
      expect(cells).toHaveLength(length)
      expect(cells.every((value) => value >= 95 && value <= 105)).toBe(true)
      expect(cells.at(-1)).toBe(100)
    }),
  )
})

test('a drift goes from one value to the other', () => {
  expect(cellsOf(drift(10, 20, 0), 3, 0, chance(1))).toEqual([10, 15, 20])
})

test('the same purpose has the same chance, another purpose another', () => {
  const take = (next: () => number) => [next(), next(), next()]
  expect(take(chance(7, 'a', 'b'))).toEqual(take(chance(7, 'a', 'b')))
  expect(take(chance(7, 'a', 'b'))).not.toEqual(take(chance(7, 'a', 'c')))
  expect(take(chance(7, 'a', 'b'))).not.toEqual(take(chance(8, 'a', 'b')))
})
