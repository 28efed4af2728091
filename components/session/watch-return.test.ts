import { describe, expect, test, vi } from 'vitest'
import { watchReturn } from './watch-return.ts'

function kept() {
  const page = new EventTarget()
  const root: { hidden: boolean | string } = { hidden: false }
  const answer = Promise.withResolvers<void>()
  const check = vi.fn(() => answer.promise)
  const stop = watchReturn({ page, root, check })
  const tell = (name: string, persisted: boolean) =>
    page.dispatchEvent(Object.assign(new Event(name), { persisted }))
  return { root, check, answer, stop, tell }
}

describe('S39 a page that the browser kept', () => {
  test('comes back hidden, and is shown after its session was looked at', async () => {
    const { root, check, answer, tell } = kept()
    tell('pagehide', true)
    tell('pageshow', true)
    expect(check).toHaveBeenCalledOnce()
    expect(root.hidden).toBe(true)
    answer.resolve()
    await vi.waitFor(() => expect(root.hidden).toBe(false))
  })

  test('is shown at once, and asks nothing, when it is new', () => {
    const { root, check, tell } = kept()
    tell('pageshow', false)
    tell('pagehide', false)
    expect(root.hidden).toBe(false)
    expect(check).not.toHaveBeenCalled()
  })

  test('is watched no more after its watch has ended', () => {
    const { root, stop, tell } = kept()
    stop()
    tell('pagehide', true)
    expect(root.hidden).toBe(false)
  })
})
