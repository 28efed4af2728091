import { environmentManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FilingView } from '#lib/flows/view-filing.ts'
import { filingViews } from '#lib/testing/filing/filing-views.ts'
import { ReadProblem } from '../session/read-json.ts'
import { filingQuery } from './queries.ts'

/** Stands for our own server: the next answers in turn, then the last one for ever. */
function answering(...answers: readonly (() => Response)[]) {
  let asked = 0
  vi.stubGlobal('fetch', async () => answers[Math.min(asked++, answers.length - 1)]?.())
  return () => asked
}

const telling = (view: FilingView) => () => Response.json(view)
const refusing = (code: string, status: number) => () => Response.json({ code }, { status })

function follow() {
  const client = new QueryClient()
  const observer = new QueryObserver(client, filingQuery('launch', 'filing'))
  const stop = observer.subscribe(() => undefined)
  return { now: () => observer.getCurrentResult(), stop }
}

beforeEach(() => {
  vi.useFakeTimers()
  // On a server nothing is asked again.
  environmentManager.setIsServer(() => false)
})
afterEach(() => {
  environmentManager.setIsServer(() => typeof window === 'undefined')
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('following a filing', () => {
  test('asks at once and often, and stops when the note was read back', async () => {
    const asked = answering(telling(filingViews.sending), telling(filingViews.identical))
    const { now, stop } = follow()
    await vi.advanceTimersByTimeAsync(300)
    expect(now().data?.view.state).toBe('filed')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked()).toBe(2)
    stop()
  })

  test('slows down while nothing changes', async () => {
    const asked = answering(telling(filingViews.sending))
    const { stop } = follow()
    await vi.advanceTimersByTimeAsync(10_000)
    const soon = asked()
    expect(soon).toBeGreaterThan(30)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked() - soon).toBe(10)
    stop()
  })

  test('keeps the last state while our server is away, and goes on asking', async () => {
    answering(
      telling(filingViews.unknown),
      refusing('RATE_LIMITED', 429),
      telling(filingViews.identical),
    )
    const { now, stop } = follow()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(now().data?.view.state).toBe('unknown')
    expect(now().error).toBeInstanceOf(ReadProblem)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(now().data?.view.state).toBe('filed')
    expect(now().error).toBeNull()
    stop()
  })

  test('stops when the session is locked', async () => {
    const asked = answering(telling(filingViews.sending), refusing('SESSION_LOCKED', 401))
    const { now, stop } = follow()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(asked()).toBe(2)
    expect(now().error).toMatchObject({ code: 'SESSION_LOCKED' })
    stop()
  })
})
