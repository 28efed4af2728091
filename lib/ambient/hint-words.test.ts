import { expect, test } from 'vitest'
import { hintWords } from './hint-words.ts'

const medication = (name: string) => ({ kind: 'medication', name }) as const

test('an engine is told names of medicines first, then allergies and problems, each once', () => {
  const facts = [
    { kind: 'problem', name: 'heart failure' },
    { kind: 'observation', name: 'potassium' },
    { kind: 'patient', name: 'age' },
    { kind: 'allergy', name: 'penicillin' },
    ...['furosemide', ' Furosemide ', 'lisinopril', ''].map(medication),
  ] as const
  expect(hintWords(facts).map((word) => word.toLowerCase())).toEqual([
    ...['furosemide', 'lisinopril', 'penicillin', 'heart failure'],
  ])
})

test('names that an engine would not read any more are not sent', () => {
  const many = Array.from({ length: 200 }, (_, index) => medication(`medicine ${index}`))
  const words = hintWords(many)
  expect(words.join(', ').length).toBeLessThanOrEqual(600)
  expect(words.length).toBeGreaterThan(30)
  expect(words[0]).toBe('medicine 0')
})
