import { describe, expect, test } from 'vitest'
import { emptyNote } from '../note/note-types.ts'
import type { Speaker } from '../note/sources.ts'
import { verify } from '../note/verify.ts'
import { aTranscript, noteId } from '../testing/note/note-builders.ts'
import { addOmission, omissionsOf } from './omissions.ts'

const blank = emptyNote('11506-3', noteId, (code) => code)
let count = 0
const newId = () => `n${++count}`

const listed = (...turns: readonly `${Speaker}: ${string}`[]) =>
  omissionsOf(aTranscript(...turns), blank).map(({ statementText }) => statementText)

describe('what the clinician says when asked what to do', () => {
  test.each<[question: string, answer: string, said: string]>([
    ['Can I keep taking ibuprofen?', 'No, stop it.', 'No, stop it.'],
    ['Can I keep taking ibuprofen?', 'No. Stop it today.', 'No. Stop it today.'],
    ['Should I weigh myself?', 'Yes, every morning.', 'Yes, every morning.'],
    ['Do I need to fast before?', 'No.', 'No.'],
    ['Is it okay to drive?', 'Not for two weeks.', 'Not for two weeks.'],
    ['When can I run again?', 'Great question. In six weeks.', 'Great question. In six weeks.'],
    ['How often should I use it?', 'Twice a day.', 'Twice a day.'],
  ])('“%s” “%s” is listed, with its question', (question, answer, said) => {
    expect(listed(`patient: ${question}`, `clinician: ${answer}`)).toEqual([
      `Patient asked: “${question}” Clinician: “${said}”`,
    ])
  })

  test.each([
    ['patient: Can I ask you something?', 'clinician: Yes, of course.'],
    ['patient: Should I weigh myself?', 'clinician: Hm.'],
    ['patient: Should I weigh myself?', "clinician: That's a good question."],
    ['patient: Should I weigh myself?', 'clinician: Do you have a scale?'],
    ['clinician: Can I take a look?', 'patient: Yes, go ahead.'],
  ] as const)('is none of %s %s', (...turns) => {
    expect(listed(...turns)).toEqual([])
  })

  test('is said once, also where its second sentence would be listed by itself', () => {
    expect(
      listed('patient: Can I keep taking ibuprofen?', 'clinician: No. Take acetaminophen 500 mg.'),
    ).toHaveLength(1)
  })

  test('stands in the note with both as its evidence, and is listed no longer', () => {
    const visit = aTranscript('patient: Can I keep taking ibuprofen?', 'clinician: No, stop it.')
    const [advice] = omissionsOf(visit, blank)
    if (!advice) throw new Error('it is listed')
    const note = addOmission(blank, advice, newId)
    expect(verify(note, { transcripts: [visit] }).statements).toMatchObject([
      { support: 'supported', statement: { evidence: [{ turn: 0 }, { turn: 1 }] } },
    ])
    expect(omissionsOf(visit, note)).toEqual([])
  })
})
