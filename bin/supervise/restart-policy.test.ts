import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterDeath, MOST_RESTARTS } from './restart-policy.ts'

const MINUTE = 60_000

test('a child that dies is restarted five times, each time later, and then no more', () => {
  const deaths: number[] = []
  const decisions = Array.from({ length: MOST_RESTARTS + 1 }, (_, index) => {
    deaths.push(index * 1000)
    return afterDeath(deaths, index * 1000)
  })
  expect(decisions.slice(0, -1).map((d) => d.kind === 'restart' && d.delayMs)).toEqual([
    500, 1000, 2000, 4000, 8000,
  ])
  expect(decisions.at(-1)).toEqual({ kind: 'give-up' })
})

test('deaths of more than ten minutes ago are forgiven', () => {
  const long = [0, 1, 2, 3, 4].map((n) => n * 1000)
  expect(afterDeath([...long, 30 * MINUTE], 30 * MINUTE)).toMatchObject({
    kind: 'restart',
    attempt: 1,
  })
})

test('whatever the history, it gives up exactly when more than five deaths are recent', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 60 * MINUTE }), { maxLength: 20 }), (ages) => {
      const now = 100 * MINUTE
      const deaths = [...ages.map((age) => now - age).sort((a, b) => a - b), now]
      const recent = deaths.filter((at) => now - at < 10 * MINUTE).length
      expect(afterDeath(deaths, now).kind).toBe(recent > MOST_RESTARTS ? 'give-up' : 'restart')
    }),
  )
})
