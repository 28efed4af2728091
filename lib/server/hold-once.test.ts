import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { holdOnce } from './hold-once.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what is held is given once', () => {
  const held = holdOnce<string, string>(1_000)
  held.hold('a', 'of a')
  expect(held.take('b')).toBeUndefined()
  expect(held.take('a')).toBe('of a')
  expect(held.take('a')).toBeUndefined()
})

test('what nobody asks for in time is forgotten', () => {
  const held = holdOnce<string, string>(1_000)
  held.hold('a', 'of a')
  vi.advanceTimersByTime(1_000)
  expect(held.take('a')).toBeUndefined()
  expect(vi.getTimerCount()).toBe(0)
})

test('what is held anew waits its whole time again', () => {
  const held = holdOnce<string, string>(1_000)
  held.hold('a', 'old')
  vi.advanceTimersByTime(600)
  held.hold('a', 'new')
  vi.advanceTimersByTime(600)
  expect(held.take('a')).toBe('new')
  expect(vi.getTimerCount()).toBe(0)
})
