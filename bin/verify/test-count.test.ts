import { expect, test } from 'vitest'
import { countTests, readTestCount } from './test-count.ts'

test('vitest’s report is counted, its todo tests as skipped', () => {
  const report = { numPassedTests: 29, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 }
  expect(countTests('vitest', report)).toEqual({ passed: 29, failed: 1, skipped: 5 })
})

test('a test that passed only when it was tried again counts as failed', () => {
  const stats = { expected: 10, unexpected: 1, flaky: 2, skipped: 3 }
  expect(countTests('playwright', { stats })).toEqual({ passed: 10, failed: 3, skipped: 3 })
})

test('a report that is absent or of another form is no report', () => {
  expect(readTestCount('vitest', '/no/such/file')).toBeUndefined()
  expect(readTestCount('vitest', import.meta.filename)).toBeUndefined()
})
