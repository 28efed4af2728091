import { rmSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import type { Environment } from '../process/environment.ts'
import { emptyRun, type Outcome } from './outcome.ts'
import { type CommandEnd, runCommand } from './run-command.ts'
import type { ReportFile, Step } from './steps.ts'
import { readTestCount } from './test-count.ts'

type Options = {
  readonly environment: Environment
  readonly report: ReportFile
  readonly signal: AbortSignal
}

function complaint(step: Step, end: CommandEnd): string | undefined {
  if (end.isLate) return `took more than ${step.limitMinutes} minutes`
  return end.code === 0 ? undefined : `exit ${end.code ?? 'by a signal'}`
}

async function runCommands(step: Step, options: Options): Promise<CommandEnd> {
  const started = Date.now()
  let output = ''
  for (const command of step.commands) {
    const limitMs = step.limitMinutes * 60_000 - (Date.now() - started)
    const end = await runCommand(command, { ...options, limitMs })
    output += end.output
    if (end.code !== 0 || end.isLate) return { ...end, output }
  }
  return { code: 0, isLate: false, output }
}

/** Runs one step and judges it by exit code and by what its report says was tested. */
export async function runStep(step: Step, options: Options): Promise<Outcome> {
  const reportFile = options.report(step)
  rmSync(reportFile, { force: true }) // a report of an earlier run must not pass for this one's
  const started = Date.now()
  const environment = { ...options.environment, PLAYWRIGHT_JSON_OUTPUT_NAME: reportFile }
  const end = await runCommands(step, { ...options, environment })
  const tests = step.tests && readTestCount(step.tests, reportFile)
  const wrong = complaint(step, end) ?? (step.tests && emptyRun(tests))
  const said = step.closing.exec(stripVTControlCharacters(end.output))?.[0].trim()
  return {
    title: step.title,
    status: wrong ? 'failed' : 'passed',
    seconds: (Date.now() - started) / 1000,
    closing: [wrong, said ?? (wrong ? undefined : step.silentClosing)].filter(Boolean).join('; '),
    tests,
  }
}
