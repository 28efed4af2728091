import { expect, test } from 'vitest'
import en from '../messages/en/note.ts'
import type { Wording } from '../note/aids/draft-style.ts'
import type { ChartFact } from '../note/chart-fact.ts'
import { emptyNote } from '../note/note-types.ts'
import { idSource } from '../testing/note/arbitrary-note.ts'
import { noteId, transcriptId } from '../testing/note/note-builders.ts'
import { draftNote } from './draft-note.ts'
import { readTranscript } from './read-transcript.ts'

// The visit that the browser tests paste (e2e/evidence.e2e.ts): they look for these words.
const spoken = `Dr Okafor: What brings you in today?
Patient: I have had a dry cough for three weeks, and my ankles are swollen.
Dr Okafor: Any chest pain?
Patient: No, no chest pain.
Dr Okafor: Which water pill do you take?
Patient: I take furosemide twenty milligrams every morning.
Patient: And I take ibuprofen for the knee, most days.
Dr Okafor: I hear crackles at both bases. We will repeat the blood tests in a week.`

const patient: ChartFact = {
  kind: 'patient',
  reference: 'Patient/1',
  name: '68-year-old woman',
  quote: 'Born 05-Apr-1958, female, 68-year-old woman',
}

const draftOf = (wording: Wording): readonly string[] => {
  const transcript = readTranscript(spoken, transcriptId)
  if (!transcript.ok) throw new Error(transcript.error.code)
  const blank = emptyNote('11506-3', noteId, (code) => en.section[code])
  const note = draftNote(blank, {
    transcript: transcript.value,
    chartFacts: [patient],
    wording,
    newId: idSource(),
  })
  return note.sections.flatMap(({ code, statements }) =>
    statements.map(({ text }) => `${code} ${text}`),
  )
}

test('the visit of the browser tests is drafted as a progress note', () => {
  expect(draftOf('sentences')).toEqual([
    '10164-2 68-year-old woman.',
    '10164-2 The patient has had a dry cough for three weeks, and the ankles are swollen.',
    '10164-2 Denies chest pain.',
    '10160-0 The patient takes furosemide 20 mg every morning.',
    '10160-0 The patient takes ibuprofen for the knee, most days.',
    '29545-1 Crackles at both bases.',
    '51847-2 Repeat the blood tests in a week.',
  ])
})

test('and in short phrases', () => {
  expect(draftOf('phrases')).toEqual([
    '10164-2 68-year-old woman.',
    '10164-2 Dry cough for three weeks, and ankles are swollen.',
    '10164-2 No chest pain.',
    '10160-0 Furosemide 20 mg every morning.',
    '10160-0 Ibuprofen for knee, most days.',
    '29545-1 Crackles at both bases.',
    '51847-2 Repeat blood tests in a week.',
  ])
})
