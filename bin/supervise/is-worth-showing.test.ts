import { expect, test } from 'vitest'
import { isWorthShowing } from './is-worth-showing.ts'

test('the error stream is shown, ordinary output is not', () => {
  expect(isWorthShowing('Ready in 325 ms', 'out')).toBe(false)
  expect(isWorthShowing('Error: no such column', 'err')).toBe(true)
  expect(isWorthShowing('  ', 'err')).toBe(false)
})

test('of a JSON log only errors are shown, on whichever stream', () => {
  expect(isWorthShowing('{"level":30,"msg":"sent"}', 'err')).toBe(false)
  expect(isWorthShowing('{"level":50,"msg":"failed"}', 'out')).toBe(true)
  expect(isWorthShowing('{broken', 'err')).toBe(true)
})

test('PostgreSQL is quiet about its routine, and loud when it fails', () => {
  const line = (text: string) => `2026-11-22 12:50:22.092 UTC [15723] ${text}`
  const shown = (text: string) => isWorthShowing(line(text), 'err')
  expect(shown('LOG:  database system is ready to accept connections')).toBe(false)
  expect(shown('FATAL:  the database system is starting up')).toBe(false)
  expect(shown('FATAL:  terminating connection due to administrator command')).toBe(false)
  expect(shown('PANIC:  could not write to file: No space left on device')).toBe(true)
  expect(shown('FATAL:  lock file "postmaster.pid" already exists')).toBe(true)
})
