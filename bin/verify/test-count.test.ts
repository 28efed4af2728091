import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { countTests, readTestCount } from './test-count.ts'

const vitestReport = {
  ...{ numPassedTests: 29, numFailedTests: 1, numPendingTests: 2, numTodoTests: 3 },
  testResults: [
    {
      ...{ name: resolve('lib/x.test.ts'), status: 'failed', message: '' },
      assertionResults: [
        { fullName: 'x is y', status: 'failed', failureMessages: ['AssertionError: no\n at z'] },
        { fullName: 'x is z', status: 'passed', failureMessages: [] },
      ],
    },
    {
      name: resolve('lib/w.test.ts'),
      status: 'failed',
      message: 'no such module\n',
      assertionResults: [],
    },
  ],
}

test('vitest’s report is counted, its todo tests as skipped', () => {
  expect(countTests('vitest', vitestReport)).toMatchObject({ passed: 29, failed: 1, skipped: 5 })
})

test('what failed in vitest is named, a file that did not load too', () => {
  expect(countTests('vitest', vitestReport).failures).toEqual([
    'lib/x.test.ts › x is y: AssertionError: no',
    'lib/w.test.ts: no such module',
  ])
})

test('a test that passed only when it was tried again counts as failed', () => {
  const stats = { expected: 10, unexpected: 1, flaky: 2, skipped: 3 }
  const spec = (title: string, status: string) => ({ title, file: 'a.e2e.ts', tests: [{ status }] })
  const suites = [
    {
      specs: [spec('good', 'expected')],
      suites: [{ specs: [spec('odd', 'flaky'), spec('bad', 'unexpected')] }],
    },
  ]
  expect(countTests('playwright', { stats, suites })).toEqual({
    ...{ passed: 10, failed: 3, skipped: 3 },
    failures: ['a.e2e.ts › odd', 'a.e2e.ts › bad'],
  })
})

test('a report that is absent or of another form is no report', () => {
  expect(readTestCount('vitest', '/no/such/file')).toBeUndefined()
  expect(readTestCount('vitest', import.meta.filename)).toBeUndefined()
})
