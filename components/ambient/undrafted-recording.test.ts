import { expect, test } from 'vitest'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { RecordingId, TranscriptId } from '#lib/kernel/ids.ts'
import { undraftedRecording } from './undrafted-recording.ts'

const transcript = (id: string, recordingId?: string): Transcript => ({
  id: id as TranscriptId, // an id of the test
  turns: [],
  ...(recordingId && {
    heard: {
      recordingId: recordingId as RecordingId, // an id of the test
      engine: { name: 'fake', grade: 'demonstration' },
      gaps: [],
    },
  }),
})

test('what was heard waits until a draft is made of it', () => {
  const [pasted, heard, drafted] = [transcript('1'), transcript('2', '2'), transcript('3', '2')]
  expect(undraftedRecording([pasted])).toBeUndefined()
  expect(undraftedRecording([pasted, heard])).toBe(heard)
  expect(undraftedRecording([pasted, heard, drafted])).toBeUndefined()
})

test('a second recording waits although the first was drafted', () => {
  const second = transcript('4', '4')
  expect(undraftedRecording([transcript('2', '2'), transcript('3', '2'), second])).toBe(second)
})
