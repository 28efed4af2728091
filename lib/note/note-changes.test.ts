import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryNote } from '../testing/note/arbitrary-note.ts'
import { aNote, aSection, aStatement } from '../testing/note/note-builders.ts'
import { noteChanges } from './note-changes.ts'

const saying = (...texts: string[]) => texts.map((text, at) => aStatement({ id: `s${at}`, text }))

const note = (plan: readonly string[], more: readonly string[] = ['Dry cough.']) =>
  aNote({
    sections: [
      aSection({ statements: saying(...more) }),
      aSection({ code: '18776-5', title: 'Plan', statements: saying(...plan) }),
    ],
  })

test('a correction shows what was said and what is said now, where it changed only', () => {
  const changes = noteChanges(
    note(['Rest.', 'Lisinopril 10 mg.']),
    note(['Rest.', 'Losartan 50 mg.']),
  )
  expect(changes).toEqual([
    {
      title: 'Plan',
      lines: [
        { kind: 'same', line: 'Rest.' },
        { kind: 'removed', line: 'Lisinopril 10 mg.' },
        { kind: 'added', line: 'Losartan 50 mg.' },
      ],
    },
  ])
})

test('a section that was emptied shows what it lost', () => {
  expect(noteChanges(note(['Rest.']), note([]))).toMatchObject([
    { title: 'Plan', lines: [{ kind: 'removed', line: 'Rest.' }] },
  ])
})

test('no note differs from itself, and spaces or another id are no change', () => {
  fc.assert(
    fc.property(arbitraryNote, (any) => {
      expect(noteChanges(any, any)).toEqual([])
    }),
  )
  expect(noteChanges(note(['Rest.']), note(['  Rest. ']))).toEqual([])
})

test('what is not removed of the old note and not added is in both', () => {
  fc.assert(
    fc.property(arbitraryNote, arbitraryNote, (before, after) => {
      const back = noteChanges(after, before)
      const there = noteChanges(before, after)
      const count = (changes: typeof there, kind: string) =>
        changes.flatMap(({ lines }) => lines).filter((line) => line.kind === kind).length
      expect(count(there, 'added')).toBe(count(back, 'removed'))
      expect(count(there, 'same')).toBe(count(back, 'same'))
    }),
  )
})
