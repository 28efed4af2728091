import { describe, expect, test } from 'vitest'
import { aTranscript } from '../../testing/note/note-builders.ts'
import { withholding } from './withhold.ts'

const { from, isIn } = withholding(['WILL-MÜLLER, An (Mr)', 'E3-1002003'], {
  ...aTranscript(),
  turns: [{ speaker: 'clinician', label: 'Dr Okafor', text: '' }],
})

describe('what is sent of a sentence', () => {
  test.each([
    ['Thank you, Dr Okafor.', 'Thank you, Dr [withheld].'],
    ['mister müller has a cough', 'mister [withheld] has a cough'],
    ['Call me at 415-555-0132.', 'Call me at [withheld].'],
    ['It is a.b@example.org, I think.', 'It is [withheld], I think.'],
    ['The card says 123-45-6789.', 'The card says [withheld].'],
    ['Sugar was 140 and 12.5 mg twice.', 'Sugar was 140 and 12.5 mg twice.'],
    ['In 2019 it was 148/84.', 'In 2019 it was 148/84.'],
  ])('%s', (sentence, sent) => {
    expect(from(sentence)).toBe(sent)
  })

  test.each(['My birthday is in May.', 'I was born in 1958.', 'My home address is the same.'])(
    'is nothing where it is about who somebody is: %s',
    (sentence) => {
      expect(from(sentence)).toBeUndefined()
    },
  )
})

test('a name that is a word as well may be written as the word', () => {
  expect(isIn('Patient will have an X-ray.')).toBe(false)
  expect(isIn('Mr Müller will have an X-ray.')).toBe(true)
  expect(isIn('MÜLLER has a cough.')).toBe(true)
  expect(isIn('Number 1002003 has a cough.')).toBe(true)
})
