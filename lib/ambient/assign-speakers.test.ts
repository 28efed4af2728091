import { expect, test } from 'vitest'
import type { TranscriptId } from '../kernel/ids.ts'
import { aTranscript } from '../testing/note/note-builders.ts'
import { assignSpeakers } from './assign-speakers.ts'

const other = '0190d3a2-0000-7000-8000-0000000000bb' as TranscriptId
const heard = aTranscript('unknown: Any fever?', 'unknown: No.')

test('who speaks is said of every turn, and the words stay as they were heard', () => {
  const assigned = assignSpeakers(heard, ['clinician', 'patient'], other)
  expect(assigned?.id).toBe(other)
  expect(assigned?.turns.map(({ speaker }) => speaker)).toEqual(['clinician', 'patient'])
  expect(assigned?.turns.map(({ label }) => label)).toEqual(['Clinician', 'Patient'])
  expect(assigned?.turns.map(({ text }) => text)).toEqual(heard.turns.map(({ text }) => text))
})

test('of more or fewer turns than there are nothing is believed', () => {
  expect(assignSpeakers(heard, ['clinician'], other)).toBeUndefined()
  expect(assignSpeakers(heard, ['clinician', 'patient', 'other'], other)).toBeUndefined()
})
