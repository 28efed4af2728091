import { expect, test } from 'vitest'
import { transcriptId } from '../testing/note/note-builders.ts'
import { heardTranscript } from './heard-transcript.ts'
import type { Segment } from './transcriber.ts'
import { transcriptSchema } from './transcript-schema.ts'

const segment = (given: Partial<Segment>): Segment => ({
  id: '0-0',
  isFinal: true,
  speaker: 'unknown',
  speakerSource: 'none',
  label: '',
  text: 'Good morning.',
  words: [],
  ...given,
})

test('the transcript of what was heard has its turns in the order of time, without guesses', () => {
  const heard = heardTranscript(
    [
      segment({ id: 'a', speaker: 'clinician', text: 'Any fever?', startMs: 100 }),
      segment({ id: 'c', speaker: 'clinician', text: 'And cough?', startMs: 75_200 }),
      segment({ id: 'b', speaker: 'patient', text: 'No', isFinal: false, startMs: 1000 }),
      segment({ id: 'b', speaker: 'patient', text: 'No.', startMs: 1000 }),
      segment({ id: 'b2', speaker: 'patient', text: ' None. ', startMs: 1900 }),
      segment({ id: 'd', text: '  ', startMs: 2000 }),
    ],
    transcriptId,
  )
  expect(heard.turns).toEqual([
    { speaker: 'clinician', label: 'Clinician', text: 'Any fever?', at: '00:00' },
    { speaker: 'patient', label: 'Patient', text: 'No. None.', at: '00:01' },
    { speaker: 'clinician', label: 'Clinician', text: 'And cough?', at: '01:15' },
  ])
  expect(transcriptSchema.safeParse(heard).success).toBe(true)
})

test('voices are told apart, and without times the order is that of hearing', () => {
  const heard = heardTranscript(
    [
      segment({ id: 'a', label: 'B', text: 'One.', startMs: 900 }),
      segment({ id: 'b', label: 'A', text: 'Two.' }),
    ],
    transcriptId,
  )
  expect(heard.turns.map(({ label, text }) => `${label}: ${text}`)).toEqual([
    'Speaker B: One.',
    'Speaker A: Two.',
  ])
})
