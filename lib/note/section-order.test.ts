import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryNote } from '../testing/note/arbitrary-note.ts'
import { marchettiNote } from '../testing/note/marchetti-visit.ts'
import type { Note } from './note.ts'
import { withSectionMoved } from './section-order.ts'

const codes = ({ sections }: Note) => sections.map(({ code }) => code)
const [first = '', second = '', ...rest] = codes(marchettiNote)

describe('the sections of a note', () => {
  test('move by one place, and not beyond an end', () => {
    expect(codes(withSectionMoved(marchettiNote, first, 1))).toEqual([second, first, ...rest])
    expect(withSectionMoved(marchettiNote, first, -1)).toBe(marchettiNote)
    expect(withSectionMoved(marchettiNote, 'not-there', 1)).toBe(marchettiNote)
  })

  test('are the same ones in any order: none is lost, none doubled, none changed', () => {
    const moves = fc.array(fc.tuple(fc.nat(8), fc.constantFrom(-1, 1)))
    fc.assert(
      fc.property(arbitraryNote, moves, (note, all) => {
        const moved = all.reduce(
          (before, [pick, by]) => withSectionMoved(before, codes(before)[pick] ?? '', by),
          note,
        )
        expect(moved.sections.toSorted(byCode)).toEqual(note.sections.toSorted(byCode))
      }),
    )
  })
})

const byCode = (a: { code: string }, b: { code: string }) => a.code.localeCompare(b.code)
