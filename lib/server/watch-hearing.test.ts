import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { watchHearing } from './watch-hearing.ts'

const times = { beatMs: 1_000, mostMs: 10_000 }
const wanted = async () => ok(true)

describe('a recording that is being heard', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  test('is said to be, until it is done', async () => {
    const keep = vi.fn(wanted)
    const watch = watchHearing(new AbortController().signal, keep, times)
    await vi.advanceTimersByTimeAsync(3_500)
    expect(keep).toHaveBeenCalledTimes(3)
    watch.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(keep).toHaveBeenCalledTimes(3)
    expect(watch.signal.aborted).toBe(false)
  })

  test('is ended when nobody wants it any more', async () => {
    const watch = watchHearing(new AbortController().signal, async () => ok(false), times)
    await vi.advanceTimersByTimeAsync(1_000)
    expect([watch.signal.aborted, watch.why()]).toEqual([true, 'not-ours'])
    watch.stop()
  })

  test('goes on while it cannot be known', async () => {
    const away = async () => err(appError('STORE_UNAVAILABLE'))
    const watch = watchHearing(new AbortController().signal, away, times)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(watch.signal.aborted).toBe(false)
    watch.stop()
  })

  test('is ended when it takes too long, and with its process; the first reason stands', async () => {
    const stopping = new AbortController()
    const long = watchHearing(stopping.signal, wanted, times)
    await vi.advanceTimersByTimeAsync(10_000)
    stopping.abort()
    expect(long.why()).toBe('too-long')
    expect(watchHearing(stopping.signal, wanted, times).why()).toBe('stopping')
    long.stop()
  })
})
