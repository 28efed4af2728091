import { expect, test } from 'vitest'
import { testKeys } from '../testing/audit/written-trail.ts'
import { overPurged, type PurgedRun, purgeDigest, vouchedMonths } from './purged-runs.ts'
import { chainStart } from './verify-chain.ts'

const run = (month: string, firstSeq: number, lastSeq: number): PurgedRun => ({
  month,
  bootId: 'boot-1',
  firstSeq,
  firstPrev: firstSeq === 1 ? chainStart.hash : `hash ${firstSeq - 1}`,
  lastSeq,
  lastHash: `hash ${lastSeq}`,
})
const january = run('2020-01', 1, 5)
const february = run('2020-02', 6, 9)

test('a chain goes on over the months that were removed', () => {
  expect(overPurged(chainStart, [february, january])).toEqual({ seq: 9, hash: 'hash 9' })
})

test('a chain does not go on over a gap, or from another record', () => {
  expect(overPurged(chainStart, [february])).toEqual(chainStart)
  expect(overPurged({ seq: 5, hash: 'another' }, [february])).toEqual({ seq: 5, hash: 'another' })
  expect(overPurged(chainStart, undefined)).toEqual(chainStart)
})

test('only a record of the trail that names the same ends makes a removal', () => {
  const { sha256 } = testKeys
  const purge = { tenant: 'system', month: '2020-01', records: 5 }
  const vouched = { ...purge, digest: purgeDigest([january], sha256) }
  const isVouched = (runs: readonly PurgedRun[]) =>
    vouchedMonths(runs, [vouched], sha256).map((month) => month.isVouched)
  expect(isVouched([january])).toEqual([true])
  expect(isVouched([{ ...january, lastSeq: 6 }])).toEqual([false])
  expect(isVouched([january, february])).toEqual([true, false])
  expect(isVouched([{ ...january, month: '2020-02' }])).toEqual([false])
})

test('the order in which the ends are read does not matter', () => {
  const { sha256 } = testKeys
  const other = { ...january, bootId: 'boot-0' }
  const runs = [january, other, run('2020-01', 7, 8)]
  expect(purgeDigest(runs, sha256)).toBe(purgeDigest([...runs].reverse(), sha256))
})
