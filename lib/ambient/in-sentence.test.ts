import { describe, expect, test } from 'vitest'
import { asList, inSentence } from './in-sentence.ts'

describe('the name of a problem within a sentence', () => {
  test.each([
    [
      'Heart failure with reduced ejection fraction',
      'heart failure with reduced ejection fraction',
    ],
    ['Chronic kidney disease, stage 3a', 'chronic kidney disease, stage 3a'],
    ['Type 2 Diabetes Mellitus', 'type 2 diabetes mellitus'],
    ['Carcinoma of the Breast', 'carcinoma of the breast'],
  ])('begins small: %s', (name, expected) => {
    expect(inSentence(name)).toBe(expected)
  })

  test.each([
    'Parkinson’s disease',
    "Crohn's disease",
    'Hodgkin lymphoma',
    'Graves disease',
    'COVID-19',
    'HIV infection',
    'pH imbalance',
    'HbA1c above goal',
    'B12 deficiency',
    'osteoarthritis of knee',
    '',
  ])('keeps capitals that belong to it: %s', (name) => {
    expect(inSentence(name)).toBe(name)
  })

  test('keeps a person’s name within a name', () => {
    expect(inSentence('Dementia with Lewy bodies')).toBe('dementia with Lewy bodies')
    expect(inSentence('Non-Hodgkin Lymphoma')).toBe('non-Hodgkin lymphoma')
  })
})

test('names are listed as they are read aloud', () => {
  expect(asList([])).toBe('')
  expect(asList(['gout'])).toBe('gout')
  expect(asList(['gout', 'asthma'])).toBe('gout and asthma')
  expect(asList(['gout', 'asthma', 'eczema'])).toBe('gout, asthma and eczema')
})

test('names with a comma of their own are kept apart', () => {
  expect(asList(['gout', 'osteoarthritis, right knee', 'asthma'])).toBe(
    'gout; osteoarthritis, right knee; and asthma',
  )
})
