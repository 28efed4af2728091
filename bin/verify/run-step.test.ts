import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runStep } from './run-step.ts'
import type { Step } from './steps.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chartside-step-'))
  vi.spyOn(process.stdout, 'write').mockReturnValue(true) // what the stubs say is not of interest
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const report = ({ id }: { id: string }) => join(folder, `${id}.json`)

const aStep = (script: string, more: Partial<Step> = {}): Step => ({
  id: 'stub',
  title: 'stub',
  isFast: true,
  commands: [['/bin/sh', '-c', script]],
  closing: /^Tests .*/m,
  limitMinutes: 1,
  ...more,
})

const run = (step: Step, signal = new AbortController().signal) =>
  runStep(step, { environment: { PATH: process.env.PATH }, report, signal })

const reportOf = (passed: number, failed = 0) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
  })

const writing = (json: string) => `echo '${json}' > ${report({ id: 'stub' })}; echo Tests done`

test('a step passes with its runner’s closing line and its tests', async () => {
  const outcome = await run(aStep(writing(reportOf(3)), { tests: 'vitest' }))
  expect(outcome).toMatchObject({
    status: 'passed',
    closing: 'Tests done',
    tests: { passed: 3, failed: 0, skipped: 0 },
  })
})

test('a runner that ends well without having tested anything fails', async () => {
  expect(await run(aStep(writing(reportOf(0)), { tests: 'vitest' }))).toMatchObject({
    status: 'failed',
    closing: 'no test ran; Tests done',
  })
})

test('the report of an earlier run does not count for this one', async () => {
  writeFileSync(report({ id: 'stub' }), reportOf(99))
  const outcome = await run(aStep('true', { tests: 'vitest' }))
  expect(outcome).toMatchObject({ status: 'failed', closing: 'the runner left no report' })
})

test('a command that fails ends the step before the next command', async () => {
  const marker = join(folder, 'second')
  const commands: Step['commands'] = [
    ['/bin/sh', '-c', 'exit 4'],
    ['touch', marker],
  ]
  expect(await run(aStep('', { commands }))).toMatchObject({ status: 'failed', closing: 'exit 4' })
  expect(existsSync(marker)).toBe(false)
})

test('a command that never ends is killed when its time is over', async () => {
  const outcome = await run(aStep('trap "" TERM; sleep 30', { limitMinutes: 0.002 }))
  expect(outcome.status).toBe('failed')
  expect(outcome.closing).toContain('took more than')
})

test('Ctrl+C ends the command that runs', async () => {
  const stopping = new AbortController()
  const running = run(aStep('sleep 30'), stopping.signal)
  stopping.abort()
  expect((await running).status).toBe('failed')
})
