import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { marchettiNote } from '../testing/note/marchetti-visit.ts'
import { aNoteOf } from '../testing/note/note-builders.ts'
import { carryForward } from './carry-forward.ts'
import { asNoteLike, partsOfText, placeForPart } from './earlier-note.ts'
import type { Note } from './note.ts'
import { renderNote } from './render-note.ts'
import { statementsOf } from './statements.ts'
import { unresolved } from './verification.ts'
import { verify } from './verify.ts'

const OLD = `
PROGRESS NOTE
Reason for visit: follow-up.

SUBJECTIVE
Feels well. Walks 20 minutes.
No ankle swelling.

ASSESSMENT AND PLAN
1. Heart failure, dry. Continue metoprolol
   succinate 50 mg.
2. CKD stage 3a: stable.
Return in 6 months.

NUMEROLOGY
Seven.
`

const blank = (note: Note): Note => ({
  ...note,
  sections: note.sections.map((section) => ({ ...section, statements: [] })),
})

describe('the text of an earlier note', () => {
  test('is read by its headings, with wrapped lines as one', () => {
    expect(partsOfText(OLD)).toEqual([
      { heading: 'PROGRESS NOTE', code: undefined, lines: ['Reason for visit: follow-up.'] },
      {
        heading: 'SUBJECTIVE',
        code: '10164-2',
        lines: ['Feels well. Walks 20 minutes.', 'No ankle swelling.'],
      },
      {
        heading: 'ASSESSMENT AND PLAN',
        code: '51847-2',
        lines: [
          'Heart failure, dry. Continue metoprolol succinate 50 mg.',
          'CKD stage 3a: stable.',
          'Return in 6 months.',
        ],
      },
      { heading: 'NUMEROLOGY', code: undefined, lines: ['Seven.'] },
    ])
  })

  test('that Chartside filed gives each section back', () => {
    const header = { title: 'Progress note', patient: ['MARCHETTI'], author: 'OKAFOR' }
    const parts = partsOfText(renderNote(marchettiNote, header))
    const written = marchettiNote.sections.filter(({ statements }) => statements.length > 0)
    expect(
      asNoteLike(marchettiNote, parts).sections.filter((one) => one.statements.length > 0),
    ).toHaveLength(written.length)
    for (const { code, statements } of written) {
      const part = parts.find((one) => placeForPart(marchettiNote, one) === code)
      expect(part?.lines).toEqual(statements.map(({ text }) => text))
    }
  })

  test('goes nowhere in a note without a section for it', () => {
    const [untitled, history] = partsOfText(OLD)
    const discharge = { ...aNoteOf(), sections: [{ code: '8648-8', title: 'x', statements: [] }] }
    for (const part of [untitled, history])
      expect(part && placeForPart(discharge, part)).toBeUndefined()
  })

  test('is never lost between the lines of a part', () => {
    const line = fc.stringMatching(/^ {0,3}(\d\. )?[A-Za-z][a-z]{0,5}( [a-z0-9]{1,5}){0,3}\.$/)
    const words = (text: string) => text.replace(/(?:^|\n)\s*\d\. /g, '\n').match(/[a-z0-9]+/gi)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const [part, ...more] = partsOfText(['PLAN', ...lines].join('\n'))
        expect(more).toEqual([])
        expect(words(part?.lines.join('\n') ?? '')).toEqual(words(lines.join('\n')))
      }),
    )
  })
})

test('what is carried forward from a text is to resolve, each line, and says from when', () => {
  const into = blank(marchettiNote)
  const earlier = { note: asNoteLike(into, partsOfText(OLD)), signedOn: '21-Nov-2025' }
  let count = 0
  const carried = carryForward(into, earlier, ['51847-2'], () => `c${++count}`)
  const { statements } = verify(carried, { transcripts: [] })
  expect(statements).toHaveLength(3)
  expect(unresolved({ statements })).toHaveLength(3)
  for (const { reasons } of statements)
    expect(reasons).toEqual([{ rule: 'G1', kind: 'carried-forward', from: '21-Nov-2025' }])
  const [first] = statementsOf(carried)
  expect(first?.text).toMatch(/succinate 50 mg\. \[from the note of 21-Nov-2025\]$/)
})
