import { expect, test } from 'vitest'
import { readOpenAiAnswer } from './openai-answer.ts'

const piece = { channel: 0, speaker: 'unknown', number: 0, offsetMs: 0, isOnly: true } as const

test('an answer with segments and words has each word in its segment, at the times of the whole', () => {
  const answer = {
    text: 'Any fever? No.',
    segments: [
      { id: 0, start: 0, end: 1.2, text: ' Any fever?', avg_logprob: -0.1 },
      { id: 1, start: 1.2, end: 2, text: ' No.', avg_logprob: 0.5 },
    ],
    words: [
      { word: 'Any', start: 0, end: 0.5 },
      { word: 'fever', start: 0.5, end: 1.1 },
      { word: 'No', start: 1.3, end: 1.9 },
    ],
  }
  const segments = readOpenAiAnswer(JSON.stringify(answer), { ...piece, offsetMs: 60_000 })
  expect(segments).toMatchObject([
    { text: 'Any fever?', startMs: 60_000, words: [{ text: 'Any' }, { startMs: 60_500 }] },
    { text: 'No.', startMs: 61_200, endMs: 62_000, words: [{ text: 'No' }], confidence: 1 },
  ])
})

test('voices are told apart on one microphone, and by piece when there are more', () => {
  const json = JSON.stringify({
    text: 'Hi.',
    segments: [{ start: 0, end: 1, text: 'Hi.', speaker: 'A' }],
  })
  expect(readOpenAiAnswer(json, piece)).toMatchObject([{ label: 'A', speakerSource: 'diarizer' }])
  expect(readOpenAiAnswer(json, { ...piece, number: 1, isOnly: false })).toMatchObject([
    { label: 'A2' },
  ])
  expect(readOpenAiAnswer(json, { ...piece, speaker: 'patient' })).toMatchObject([
    { label: '', speakerSource: 'channel', speaker: 'patient' },
  ])
})

test.each(['', 'null', '[]', '{"segments":[]}', '{"text":1}'])('%s is no answer', (json) => {
  expect(readOpenAiAnswer(json, piece)).toBeUndefined()
})
