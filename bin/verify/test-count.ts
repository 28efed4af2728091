import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { z } from 'zod'

export type TestCount = {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What failed, by file and title, each with the first line of its reason. */
  readonly failures: readonly string[]
}

const firstLine = (text = ''): string => text.trim().split('\n', 1).join('')

const vitestFile = z
  .object({
    name: z.string().transform((path) => relative('.', path)),
    status: z.string(),
    message: z.string().default(''),
    assertionResults: z
      .object({
        fullName: z.string(),
        status: z.string(),
        failureMessages: z.string().array().nullish(),
      })
      .array(),
  })
  .transform(({ name, status, message, assertionResults }): readonly string[] => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [`${name}: ${firstLine(message)}`]
    return failed.map(
      (test) => `${name} › ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`,
    )
  })

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
    testResults: vitestFile.array(),
  })
  .transform(
    (report): TestCount => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: report.testResults.flat(),
    }),
  )

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.object({ status: z.string() }).array(),
})
const playwrightSuite = z.object({
  specs: playwrightSpec.array(),
  get suites() {
    return playwrightSuite.array().optional()
  },
})
type Suite = z.infer<typeof playwrightSuite>

const specsOf = (suite: Suite): readonly z.infer<typeof playwrightSpec>[] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap(specsOf),
]

const isGood = (status: string): boolean => status === 'expected' || status === 'skipped'

/** A test that passes only when it is tried again counts as failed. */
const playwrightReport = z
  .object({
    stats: z.object({
      expected: z.number(),
      unexpected: z.number(),
      flaky: z.number(),
      skipped: z.number(),
    }),
    suites: playwrightSuite.array(),
  })
  .transform(
    ({ stats, suites }): TestCount => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
      failures: suites
        .flatMap(specsOf)
        .filter(({ tests }) => !tests.every(({ status }) => isGood(status)))
        .map(({ file, title }) => `${file} › ${title}`),
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
