import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChunkRange, chunkRanges, missingChunks } from './missing-chunks.ts'

const anyNumbers = fc.array(fc.nat(60), { maxLength: 60 })

const numbersOf = (ranges: readonly ChunkRange[]): readonly number[] =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at))

test('the ranges of numbers are these numbers, ascending and apart', () => {
  fc.assert(
    fc.property(anyNumbers, (numbers) => {
      const ranges = chunkRanges(numbers)
      expect(numbersOf(ranges)).toEqual([...new Set(numbers)].sort((a, b) => a - b))
      for (const [index, [first]] of ranges.entries()) {
        expect(first).toBeGreaterThan((ranges[index - 1]?.[1] ?? -2) + 1)
      }
    }),
  )
})

test('what is there and what is missing is all of it, each once', () => {
  fc.assert(
    fc.property(anyNumbers, fc.nat(60), (numbers, count) => {
      const there = new Set(numbers.filter((number) => number < count))
      const missing = numbersOf(missingChunks(chunkRanges(numbers), count))
      expect(missing).toEqual(
        Array.from({ length: count }, (_, number) => number).filter((number) => !there.has(number)),
      )
    }),
  )
})
