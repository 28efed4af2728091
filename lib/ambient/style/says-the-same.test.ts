import { describe, expect, test } from 'vitest'
import { saysTheSame } from './says-the-same.ts'

describe('a shorter wording', () => {
  test.each([
    ['The patient has had a dry cough for 3 weeks.', 'Dry cough for 3 weeks.'],
    ['Denies fever or chills.', 'No fever or chills.'],
    ['I want to go ahead and increase the lisinopril to 40 mg.', 'Increase lisinopril to 40 mg.'],
  ])('says the same: %s', (sentence, phrase) => {
    expect(saysTheSame(sentence, phrase)).toBe(true)
  })

  test.each([
    ['another number', 'Takes lisinopril 40 mg.', 'Lisinopril 10 mg.'],
    ['another unit', 'Takes levothyroxine 50 mcg.', 'Levothyroxine 50 mg.'],
    ['a number less', 'Cough for 3 weeks, 2 nights without sleep.', 'Cough for 3 weeks.'],
    ['a denial dropped', 'Denies fever or chills.', 'Fever or chills.'],
    ['a denial added', 'Reports fever.', 'No fever.'],
    ['another side', 'Has edema of the right knee.', 'Edema of left knee.'],
    ['no side', 'Has edema of the right knee.', 'Edema of knee.'],
    ['a thing less', 'Denies fever or chills.', 'No fever.'],
    ['a thing more', 'Denies fever.', 'No fever or chills.'],
    ['what was as what is', 'The patient had surgery of the knee.', 'Surgery of knee.'],
    ['a relative’s as the patient’s', 'The mother has diabetes.', 'Diabetes.'],
  ])('does not with %s', (_, sentence, phrase) => {
    expect(saysTheSame(sentence, phrase)).toBe(false)
  })
})
