import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryNote } from '../testing/note/arbitrary-note.ts'
import { aNote, aSection, aStatement } from '../testing/note/note-builders.ts'
import { setLines } from './note-layout.ts'
import { plainLine } from './plain-line.ts'
import { renderNote } from './render-note.ts'
import { statementsOf } from './statements.ts'

const HISTORY = '10164-2'
const header = {
  title: 'Progress note',
  patient: ['MARCHETTI, Rosalind'],
  author: 'OKAFOR, Daniel',
}

describe('a note set in paragraphs', () => {
  test('tells its history in one, and keeps lists as lists', () => {
    const statements = [
      aStatement({ text: 'Dry cough for 3 weeks.' }),
      aStatement({ text: 'Worse at night' }),
    ]
    const note = aNote({
      layout: 'paragraphs',
      sections: [
        aSection({ code: HISTORY, title: 'History', statements }),
        aSection({ code: '18776-5', title: 'Plan', statements }),
      ],
    })
    expect(renderNote(note, header).split('\n').slice(4)).toEqual([
      'HISTORY',
      'Dry cough for 3 weeks. Worse at night.',
      '',
      'PLAN',
      'Dry cough for 3 weeks.',
      'Worse at night',
      '',
    ])
  })

  test('holds every statement in full and in order, and nothing besides but full stops', () => {
    fc.assert(
      fc.property(arbitraryNote, (note) => {
        const text = renderNote({ ...note, layout: 'paragraphs' }, header)
        let from = 0
        for (const written of statementsOf(note)
          .map((one) => plainLine(one.text))
          .filter(Boolean)) {
          const at = text.indexOf(written, from)
          expect(at).toBeGreaterThanOrEqual(from)
          from = at + written.length
        }
        const bare = (rendered: string) => rendered.replace(/[\s.]/g, '')
        expect(bare(text)).toBe(bare(renderNote(note, header)))
      }),
    )
  })

  test('ends no sentence twice', () => {
    const told = ['Cough.', 'Any fever?', 'Patient: “It hurts.”', 'BP 148/84 (today)']
    expect(setLines(HISTORY, told, 'paragraphs')).toEqual([
      'Cough. Any fever? Patient: “It hurts.” BP 148/84 (today).',
    ])
  })
})

test('a note is set in lines unless it is told otherwise', () => {
  fc.assert(
    fc.property(arbitraryNote, (note) => {
      expect(renderNote({ ...note, layout: 'lines' }, header)).toBe(renderNote(note, header))
    }),
  )
})
