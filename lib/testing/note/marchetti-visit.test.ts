import { expect, test } from 'vitest'
import { noteSchema } from '../../note/note-schema.ts'
import { verify } from '../../note/verify.ts'
import { marchettiFacts, marchettiNote, marchettiVisit } from './marchetti-visit.ts'

test('the example note stands but for one sentence nobody said and one dose', () => {
  const checked = verify(marchettiNote, {
    transcripts: [marchettiVisit],
    chartFacts: marchettiFacts,
  })
  const open = checked.statements.filter(
    ({ support }) => support !== 'supported' && support !== 'own-words',
  )
  expect(
    open.map(({ statement, support, reasons }) => [
      support,
      statement.text,
      reasons.map(({ kind }) => kind),
    ]),
  ).toEqual([
    ['unsupported', 'Denies chest pain and palpitations.', ['no-evidence']],
    ['conflict', 'Takes furosemide 20 mg once daily.', ['dose-differs']],
  ])
  expect(noteSchema.parse(marchettiNote)).toEqual(marchettiNote)
})
