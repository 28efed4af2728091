import { expect, test } from 'vitest'
import {
  closingLine,
  emptyRun,
  failureLines,
  isGood,
  type Outcome,
  summaryTable,
} from './outcome.ts'

const anOutcome = (more: Partial<Outcome> = {}): Outcome => ({
  title: 'unit and property tests',
  status: 'passed',
  seconds: 2.34,
  closing: 'Tests  240 passed (240)',
  tests: undefined,
  ...more,
})
const aCount = { passed: 240, failed: 0, skipped: 0, failures: [] }

test('the closing line sums the steps and the tests of all runners', () => {
  const outcomes = [
    anOutcome(),
    anOutcome({ tests: aCount }),
    anOutcome({ tests: { ...aCount, passed: 12, failed: 0, skipped: 0 } }),
  ]
  expect(closingLine(outcomes)).toBe('3 steps passed, 0 failed; 252 tests passed, 0 failed')
  expect(isGood(outcomes)).toBe(true)
})

test('what failed, was skipped or was not run is in the closing line', () => {
  const outcomes = [
    anOutcome({ status: 'failed', tests: { ...aCount, passed: 10, failed: 2, skipped: 1 } }),
    anOutcome({ status: 'not run' }),
  ]
  expect(closingLine(outcomes)).toBe(
    '0 steps passed, 1 failed; 10 tests passed, 2 failed, 1 skipped; 1 steps not run',
  )
  expect(isGood(outcomes)).toBe(false)
})

test('a run without steps, or with one that was not run, is not good', () => {
  expect(isGood([])).toBe(false)
  expect(isGood([anOutcome(), anOutcome({ status: 'not run' })])).toBe(false)
})

test('a runner that tested nothing has failed, whatever its exit code', () => {
  expect(emptyRun(undefined)).toContain('no report')
  expect(emptyRun({ ...aCount, passed: 0, failed: 0, skipped: 0 })).toContain('no test ran')
  expect(emptyRun({ ...aCount, passed: 0, failed: 0, skipped: 40 })).toContain('no test ran')
  expect(emptyRun({ ...aCount, passed: 3, failed: 1, skipped: 0 })).toContain('1 tests failed')
  expect(emptyRun(aCount)).toBeUndefined()
})

test('the table has one line a step with its time and the runner’s own closing line', () => {
  const [first, second] = summaryTable([
    anOutcome(),
    anOutcome({ title: 'build', status: 'not run', closing: '' }),
  ])
  expect(first).toBe('✓ unit and property tests     2.3 s  Tests  240 passed (240)')
  expect(second).toMatch(/^· build +not run$/)
})

test('each test that failed has a line with its step', () => {
  const failed = anOutcome({
    tests: { ...aCount, failed: 1, failures: ['lib/x.test.ts › x is y'] },
  })
  expect(failureLines([anOutcome(), failed])).toEqual([
    '✗ unit and property tests: lib/x.test.ts › x is y',
  ])
})
