import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { AuditChecks } from '../audit/audit-check.ts'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { type CheckTrail, runCheck } from './run-check.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A check that goes as far as it is told, and what is said of it. */
function world(told: Awaited<ReturnType<AuditChecks['tell']>> = ok(true)) {
  const said: string[] = []
  const stopping = new AbortController()
  let finish = (): void => undefined
  let fail = (_problem: Error): void => undefined
  let progress = (_records: number): void => undefined
  const checkTrail: CheckTrail = ({ signal, onProgress }) =>
    new Promise((resolve, reject) => {
      said.push('begins')
      finish = resolve
      fail = reject
      progress = onProgress
      signal.addEventListener('abort', () => reject(new Error('the check was ended')))
    })
  const deps = {
    checks: {
      tell: async (_id: string, records: number) => {
        said.push(`at ${records}`)
        return told
      },
      end: async (_id: string, state: string) => {
        said.push(state)
        return ok(undefined)
      },
    },
    log: { error: (event: string) => void said.push(event) },
    checkTrail,
    stopping: stopping.signal,
  }
  return {
    said,
    deps,
    stop: () => stopping.abort(),
    finish: () => finish(),
    fail: () => fail(new TypeError('words that may quote a patient')),
    progress: (records: number) => progress(records),
  }
}

describe('a check of the trail on the worker', () => {
  test('tells every second how far it is, and in the end that it is done', async () => {
    const all = world()
    const running = runCheck(all.deps, 'check-1')
    await vi.advanceTimersByTimeAsync(0)
    all.progress(5_000)
    await vi.advanceTimersByTimeAsync(2_000)
    all.progress(7_500)
    all.finish()
    await running
    expect(all.said).toEqual(['at 0', 'begins', 'at 5000', 'at 5000', 'at 7500', 'done'])
  })

  test('is interrupted when its process stops, and says no more', async () => {
    const all = world()
    const running = runCheck(all.deps, 'check-1')
    await vi.advanceTimersByTimeAsync(0)
    all.stop()
    await running
    await vi.advanceTimersByTimeAsync(5_000)
    expect(all.said).toEqual(['at 0', 'begins', 'audit.not-checked', 'interrupted'])
  })

  test('does not begin any more when its process stops', async () => {
    const all = world()
    all.stop()
    await runCheck(all.deps, 'check-1')
    expect(all.said).toEqual(['at 0', 'audit.not-checked', 'interrupted'])
  })

  test('that fails is no result, and nothing of the failure’s words is told', async () => {
    const all = world()
    const running = runCheck(all.deps, 'check-1')
    await vi.advanceTimersByTimeAsync(0)
    all.fail()
    await running
    expect(all.said).toEqual(['at 0', 'begins', 'audit.not-checked', 'unavailable'])
  })

  test.each([
    ['was given up meanwhile', ok(false)],
    ['cannot be told of', err(appError('STORE_UNAVAILABLE'))],
  ])('does not begin when it %s', async (_what, told) => {
    const all = world(told)
    await runCheck(all.deps, 'check-1')
    expect(all.said).toEqual(['at 0'])
  })
})
