import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Idle, isSaidAloud, isTellingDue, sessionStage, withUse } from './idle.ts'

const MINUTE = 60_000
const limits = { idleMs: 10 * MINUTE, endsAt: 480 * MINUTE }
const used = (at: number): Idle => ({ usedAt: at, toldAt: at })
const stageAt = (now: number, usedAt = 0) => sessionStage(used(usedAt), limits, now)

describe('a page nobody uses', () => {
  test('is open, warns a minute ahead, and locks', () => {
    expect(stageAt(0)).toEqual({ kind: 'open' })
    expect(stageAt(9 * MINUTE - 1)).toEqual({ kind: 'open' })
    expect(stageAt(9 * MINUTE)).toEqual({ kind: 'locks-soon', seconds: 60 })
    expect(stageAt(10 * MINUTE - 1)).toEqual({ kind: 'locks-soon', seconds: 1 })
    expect(stageAt(10 * MINUTE)).toEqual({ kind: 'over', why: 'idle' })
  })

  test('stays open for somebody who comes back during the warning', () => {
    const idle = withUse(used(0), limits, 9.5 * MINUTE)
    expect(sessionStage(idle, limits, 9.5 * MINUTE)).toEqual({ kind: 'open' })
  })

  test('is not opened again by a hand that comes too late, as after a sleep of the machine', () => {
    const idle = withUse(used(0), limits, 3 * 60 * MINUTE)
    expect(sessionStage(idle, limits, 3 * 60 * MINUTE)).toEqual({ kind: 'over', why: 'idle' })
  })

  test('never locks while the next use comes within the limit', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 10 * MINUTE - 1 }), { maxLength: 30 })
    fc.assert(
      fc.property(gaps, (pauses) => {
        let idle = used(0)
        let now = 0
        for (const pause of pauses) {
          now += pause
          if (now >= limits.endsAt) return
          expect(sessionStage(idle, limits, now).kind).not.toBe('over')
          idle = withUse(idle, limits, now)
        }
      }),
    )
  })
})

describe('the end of a session', () => {
  test('is announced ten minutes ahead, and comes whatever anybody does', () => {
    expect(stageAt(470 * MINUTE - 1, 470 * MINUTE - 1)).toEqual({ kind: 'open' })
    expect(stageAt(470 * MINUTE, 470 * MINUTE)).toEqual({ kind: 'ends-soon' })
    expect(stageAt(480 * MINUTE, 480 * MINUTE)).toEqual({ kind: 'over', why: 'limit' })
  })

  test('leaves the word to the lock when that comes first', () => {
    expect(stageAt(475 * MINUTE, 465.5 * MINUTE)).toEqual({ kind: 'locks-soon', seconds: 30 })
  })
})

describe('telling the server that somebody is there', () => {
  test('happens at most once a minute', () => {
    expect(isTellingDue({ usedAt: 59_000, toldAt: 0 }, 59_000)).toBe(false)
    expect(isTellingDue({ usedAt: 59_000, toldAt: 0 }, 60_000)).toBe(true)
  })

  test('does not happen when nobody was', () => {
    expect(isTellingDue(used(0), 5 * MINUTE)).toBe(false)
  })

  test('leaves the server the same patience as the page, or more', () => {
    const uses = fc.array(fc.integer({ min: 0, max: 8 * MINUTE }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(uses, (moments) => {
        let idle = used(0)
        const last = Math.max(...moments)
        for (let now = 0; now <= last + MINUTE; now += 1_000) {
          if (moments.some((at) => at > now - 1_000 && at <= now)) idle = withUse(idle, limits, now)
          if (isTellingDue(idle, now)) idle = { ...idle, toldAt: now }
        }
        expect(idle.toldAt).toBeGreaterThanOrEqual(last === 0 ? 0 : idle.usedAt)
      }),
      { numRuns: 30 },
    )
  })
})

test('the time that is left is said aloud three times, not every second', () => {
  const said = Array.from({ length: 60 }, (_, index) => 60 - index).filter(isSaidAloud)
  expect(said).toEqual([60, 30, 10])
})
