import { describe, expect, test } from 'vitest'
import { writtenTerms } from './written-terms.ts'

describe('terms of a sentence', () => {
  test.each([
    ['an mri and an x-ray on monday', 'an MRI and an X-ray on Monday'],
    ['tylenol for the copd', 'Tylenol for the COPD'],
    ['a ctscan, ekg-like', 'a ctscan, ekg-like'],
    ['the Er in may', 'the Er in may'],
  ])('%j is written %j', (said, written) => {
    expect(writtenTerms(said)).toBe(written)
  })
})
