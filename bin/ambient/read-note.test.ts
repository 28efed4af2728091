import { describe, expect, test } from 'vitest'
import { marchettiNote } from '#lib/testing/note/marchetti-visit.ts'
import { readNote } from './read-note.ts'

const linesOf = (text: string) =>
  readNote(text).sections.flatMap(({ code, statements }) =>
    statements.map((statement) => `${code} ${statement.text}`),
  )

describe('a note that is to be judged', () => {
  test('as text has its sentences under the headings that people write', () => {
    const text = [
      'Seen today.',
      'MEDICATIONS',
      '- Lasix 40 mg. Aspirin.',
      'Physical Exam:',
      'Lungs are clear.',
      'ASSESSMENT AND PLAN',
      '1. Heart failure.',
      'HOBBIES',
      'Golf.',
    ].join('\r\n')
    expect(linesOf(text)).toEqual([
      '10164-2 Seen today.',
      '10160-0 Lasix 40 mg.',
      '10160-0 Aspirin.',
      '29545-1 Lungs are clear.',
      '51847-2 Heart failure.',
      '10164-2 Golf.',
    ])
  })

  test('as JSON keeps its evidence', () => {
    expect(readNote(JSON.stringify(marchettiNote))).toEqual(marchettiNote)
    expect(readNote(JSON.stringify({ id: 'x', note: marchettiNote }))).toEqual(marchettiNote)
  })
})
