import { readFileSync } from 'node:fs'
import { z } from 'zod'

export type TestCount = {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
  })
  .transform(
    (report): TestCount => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  )

/** A test that passes only when it is tried again counts as failed. */
const playwrightReport = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
  })
  .transform(
    ({ stats }): TestCount => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    }),
  )

const reports = { vitest: vitestReport, playwright: playwrightReport } as const

export type Runner = keyof typeof reports

/** @param json a runner's own machine-readable report */
export const countTests = (runner: Runner, json: unknown): TestCount => reports[runner].parse(json)

/** @returns undefined when the runner left no readable report */
export function readTestCount(runner: Runner, file: string): TestCount | undefined {
  try {
    return countTests(runner, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
