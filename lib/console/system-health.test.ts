import { expect, test } from 'vitest'
import { instantPlus } from '../kernel/instant.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { isDiskShort, isWorkerBehind } from './system-health.ts'

test('the worker is behind when a job is due for more than a minute, however many wait', () => {
  const queue = { waiting: 900, later: 3, givenUp: 0 }
  const now = instantPlus(aMoment, 60_001)
  expect(isWorkerBehind({ ...queue, oldestAt: aMoment }, now)).toBe(true)
  expect(isWorkerBehind({ ...queue, oldestAt: instantPlus(aMoment, 1) }, now)).toBe(false)
  expect(isWorkerBehind({ ...queue, oldestAt: undefined }, now)).toBe(false)
})

test('a disk is short below a tenth and below five gigabytes', () => {
  const machine = { version: '1', node: '26' }
  expect(isDiskShort({ ...machine, freeBytes: 4e9, allBytes: 100e9 })).toBe(true)
  expect(isDiskShort({ ...machine, freeBytes: 4e9, allBytes: 20e9 })).toBe(false)
  expect(isDiskShort({ ...machine, freeBytes: 50e9, allBytes: 1000e9 })).toBe(false)
})
