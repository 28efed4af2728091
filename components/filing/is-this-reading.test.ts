import { expect, test } from 'vitest'
import { isThisReading } from './is-this-reading.ts'

const reading = { action: 'audit.read', result: undefined } as const

test('the newest reading without an outcome is the one that shows it', () => {
  expect(isThisReading(reading, 0)).toBe(true)
})

test('an older reading without an outcome is one whose outcome was lost', () => {
  expect(isThisReading(reading, 1)).toBe(false)
})

test('nothing else is taken for it', () => {
  expect(isThisReading({ action: 'note.save', result: undefined }, 0)).toBe(false)
  expect(isThisReading({ action: 'audit.read', result: 'done' }, 0)).toBe(false)
})
