import type { TestCount } from './test-count.ts'

/** What became of one step. */
export type Outcome = {
  readonly title: string
  readonly status: 'passed' | 'failed' | 'not run'
  readonly seconds: number
  /** The runner's own closing line, or why the step failed without one. */
  readonly closing: string
  readonly tests: TestCount | undefined
}

/**
 * Whether a runner that ended well has also done something: no report, or not one test that
 * passed, is a failure.
 * @returns what is wrong; undefined when nothing is
 */
export function emptyRun(tests: TestCount | undefined): string | undefined {
  if (!tests) return 'the runner left no report'
  if (tests.failed > 0) return `${tests.failed} tests failed`
  return tests.passed === 0 ? 'no test ran' : undefined
}

const MARK = { passed: '✓', failed: '✗', 'not run': '·' } as const

/** One line a step: mark, name, time, the runner's closing line. */
export function summaryTable(outcomes: readonly Outcome[]): readonly string[] {
  const width = Math.max(...outcomes.map(({ title }) => title.length))
  return outcomes.map(({ title, status, seconds, closing }) => {
    const time = status === 'not run' ? 'not run' : `${seconds.toFixed(1)} s`
    return `${MARK[status]} ${title.padEnd(width)}  ${time.padStart(8)}  ${closing}`.trimEnd()
  })
}

/** One line a test that failed, so that the end of a log says what went wrong. */
export const failureLines = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.flatMap(({ title, tests }) =>
    (tests?.failures ?? []).map((failure) => `✗ ${title}: ${failure}`),
  )

/** `8 steps passed, 0 failed; 412 tests passed, 0 failed`, the last line of a run. */
export function closingLine(outcomes: readonly Outcome[]): string {
  const steps = (status: Outcome['status']) =>
    outcomes.filter((outcome) => outcome.status === status).length
  const tests = (kind: 'passed' | 'failed' | 'skipped') =>
    outcomes.reduce((sum, outcome) => sum + (outcome.tests?.[kind] ?? 0), 0)
  const extra = [
    ...(tests('skipped') > 0 ? [`, ${tests('skipped')} skipped`] : []),
    ...(steps('not run') > 0 ? [`; ${steps('not run')} steps not run`] : []),
  ]
  return (
    `${steps('passed')} steps passed, ${steps('failed')} failed; ` +
    `${tests('passed')} tests passed, ${tests('failed')} failed${extra.join('')}`
  )
}

/** Good only when something was run, and all of it is good. */
export const isGood = (outcomes: readonly Outcome[]): boolean =>
  outcomes.length > 0 && outcomes.every(({ status }) => status === 'passed')
