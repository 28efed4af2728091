import { expect, test } from 'vitest'
import { instantPlus } from '../kernel/instant.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { isSealLate } from './audit-integrity.ts'

test('sealing is late when a record waits for more than a minute, and never while none waits', () => {
  const lag = { records: 3, oldestAt: aMoment }
  expect(isSealLate(lag, instantPlus(aMoment, 60_000))).toBe(false)
  expect(isSealLate(lag, instantPlus(aMoment, 60_001))).toBe(true)
  expect(isSealLate({ records: 0, oldestAt: undefined }, aMoment)).toBe(false)
})
