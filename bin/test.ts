// `npm test`: every check there is, in order; ends at the first that fails.
//   --all            goes on after a failure
//   --fast           only the fast part (`npm run check`)
//   --only lint,e2e  only these steps
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closingLine, failureLines, isGood, type Outcome, summaryTable } from './verify/outcome.ts'
import { runStep } from './verify/run-step.ts'
import { type ReportFile, type Step, steps } from './verify/steps.ts'

const reportFolder = join(process.cwd(), '.data', 'test-reports')
const report: ReportFile = ({ id }) => join(reportFolder, `${id}.json`)

const { values } = parseArgs({
  options: { all: { type: 'boolean' }, fast: { type: 'boolean' }, only: { type: 'string' } },
})

function chosenSteps(): readonly Step[] {
  const all = steps(report)
  const ids = values.only?.split(',')
  const unknown = ids?.find((id) => !all.some((step) => step.id === id))
  if (unknown) {
    console.error(`There is no step "${unknown}": ${all.map(({ id }) => id).join(', ')}`)
    process.exit(2)
  }
  return all.filter((step) => (ids ? ids.includes(step.id) : !values.fast || step.isFast))
}

function stopRequest(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stopping.abort())
  process.on('disconnect', () => stopping.abort())
  return stopping.signal
}

const notRun = ({ title }: Step): Outcome => ({
  title,
  status: 'not run',
  seconds: 0,
  closing: '',
  tests: undefined,
})

async function runAll(signal: AbortSignal): Promise<readonly Outcome[]> {
  const environment = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
  }
  const outcomes: Outcome[] = []
  for (const step of chosenSteps()) {
    const failed = outcomes.some(({ status }) => status === 'failed')
    if (signal.aborted || (failed && !values.all)) {
      outcomes.push(notRun(step))
      continue
    }
    console.log(`\n── ${step.title} ──`)
    outcomes.push(await runStep(step, { environment, report, signal }))
  }
  return outcomes
}

mkdirSync(reportFolder, { recursive: true })
const outcomes = await runAll(stopRequest())
const lines = [...summaryTable(outcomes), '', ...failureLines(outcomes), closingLine(outcomes)]
console.log(`\n${lines.join('\n')}`)
process.exit(isGood(outcomes) ? 0 : 1)
