import { describe, expect, test } from 'vitest'
import { isWellFormed } from './well-formed.ts'

describe('a restated sentence', () => {
  test.each([
    'The patient has pain when they walk.',
    'The patient smokes.',
    'Lungs are clear.',
    'Increase Lasix to 80 mg once a day.',
    'The patient has had had no pain.',
  ])('%j reads as one', (text) => {
    expect(isWellFormed(text)).toBe(true)
  })

  test.each([
    'I know the patient their oxygen level.',
    'He have pain.',
    'They was dizzy.',
    'The X-ray of their it looks like the bones are lined up.',
    "I it's that inside tendon in the knee.",
    "And then I'm also I'm going to get a refill.",
    'About 30, 30 medications for that.',
    'On the on the exam there is edema.',
    "Sore throat: I'm going to go ahead.",
    "The patient just can't fall.",
    'Has an exacerbation of heart failure what.',
    'The patient has injured the leg before is that what I hear.',
  ])('%j does not', (text) => {
    expect(isWellFormed(text)).toBe(false)
  })
})
