import { expect, test } from 'vitest'
import type { RecordingId } from '../kernel/ids.ts'
import { transcriptId } from '../testing/note/note-builders.ts'
import { heardTranscript, transcriptOfRecording } from './heard-transcript.ts'
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

test('nobody’s pauses join the words of two people whom nothing tells apart', () => {
  const said = ['Any fever?', 'No.'].map((text, at) =>
    segment({ id: `${at}`, text, startMs: at * 2000 }),
  )
  const { turns } = heardTranscript(said, transcriptId)
  expect(turns.map(({ text, at }) => [at, text])).toEqual([
    ['00:00', 'Any fever?'],
    ['00:02', 'No.'],
  ])
})

test('words are not joined over sound that is missing, and where it is missing is told', () => {
  const speaker = 'patient'
  const { turns, heard } = transcriptOfRecording(
    [
      segment({ id: 'a', speaker, text: 'I have no', startMs: 100 }),
      segment({ id: 'b', speaker, text: 'pain.', startMs: 9000 }),
      segment({ id: 'c', speaker, text: 'None.', startMs: 11_000 }),
    ],
    {
      id: transcriptId,
      recordingId: transcriptId as string as RecordingId,
      engine: { name: 'fake', grade: 'demonstration' },
      missing: [
        { startMs: 2000, endMs: 8000 },
        { startMs: 14_000, endMs: 15_500 },
      ],
    },
  )
  expect(turns.map(({ text }) => text)).toEqual(['I have no', 'pain. None.'])
  expect(heard?.gaps).toEqual([
    { beforeTurn: 1, at: '00:02', seconds: 6 },
    { beforeTurn: 2, at: '00:14', seconds: 2 },
  ])
  expect(heard?.engine).toEqual({ name: 'fake', grade: 'demonstration' })
  expect(transcriptSchema.safeParse({ id: transcriptId, turns, heard }).success).toBe(true)
})
