import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineDiff } from './line-diff.ts'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 12 })

describe('the comparison of two versions', () => {
  test('shows what only one of them has', () => {
    expect(lineDiff(['cough', 'fever'], ['cough', 'chills', 'fever'])).toEqual([
      { kind: 'same', line: 'cough' },
      { kind: 'added', line: 'chills' },
      { kind: 'same', line: 'fever' },
    ])
  })

  test('gives back both versions when read for one side', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = lineDiff(before, after)
        const side = (other: string) =>
          changes.filter(({ kind }) => kind !== other).map(({ line }) => line)
        expect(side('added')).toEqual(before)
        expect(side('removed')).toEqual(after)
      }),
    )
  })
})
