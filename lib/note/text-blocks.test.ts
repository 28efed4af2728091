import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arbitraryNote } from '../testing/note/arbitrary-note.ts'
import { renderNote } from './render-note.ts'
import { textBlocks } from './text-blocks.ts'

const head = { title: 'Progress note', patient: ['MARCHETTI, Rosalind'], author: 'OKAFOR, Daniel' }

test('a rendered note comes apart into its head and its sections', () => {
  const text = 'PROGRESS NOTE\nPatient: A\n\nPLAN\nRest.\nFluids.\n'
  expect(textBlocks(text)).toEqual([
    { heading: 'PROGRESS NOTE', lines: ['Patient: A'] },
    { heading: 'PLAN', lines: ['Rest.', 'Fluids.'] },
  ])
})

test('no line of a note is lost on paper, and none is added', () => {
  fc.assert(
    fc.property(arbitraryNote, (note) => {
      const text = renderNote(note, head)
      const printed = textBlocks(text).flatMap(({ heading, lines }) => [heading, ...lines])
      expect(printed).toEqual(text.split('\n').filter(Boolean))
    }),
  )
})
