import { describe, expect, test } from 'vitest'
import { counter, reportLines, treeLines } from './report-lines.ts'

const none = { count: 0, first: [] }
const nothingPurged = { purged: [], purges: [] }

describe('the report on the audit trail', () => {
  test('is one line when all is well', () => {
    const report = { records: 120_000, boots: 4, faults: none, unfinished: none, ...nothingPurged }
    expect(reportLines(report, 4_000)).toEqual([
      '✓ The audit trail is as it was written: 120,000 records of 4 runs, 4.0 s, 30,000 records/s.',
    ])
  })

  test('names the first bad record, the next ones, and how many there are', () => {
    const finding = {
      fault: 'body-changed',
      bootId: 'b1',
      seq: '7',
      id: 'i1',
      at: '2026-11-19T09:12:00.000Z',
    } as const
    const faults = { count: 12, first: [finding, { ...finding, seq: '8' }] }
    const lines = reportLines(
      { records: 20, boots: 1, faults, unfinished: none, ...nothingPurged },
      1,
    )
    expect(lines).toEqual([
      '✗ The audit trail was changed: 12 faults in 20 records of 1 run, 0.0 s, 20,000 records/s.',
      '  first  run b1, record 7, id i1, 2026-11-19T09:12:00.000Z: body-changed, its text is not the text that was recorded',
      '         run b1, record 8, id i1, 2026-11-19T09:12:00.000Z: body-changed, its text is not the text that was recorded',
      '         and 10 more',
    ])
  })
})

describe('the report on the sealed trees', () => {
  const whole = { trees: 2, leaves: 90, heads: 4, purgedRecords: 0, shippedHeads: 4, faults: none }

  test('says what was compared, and what is not sealed yet', () => {
    expect(treeLines(whole, 100)).toEqual([
      '✓ The sealed trees are as they were signed: 2 trees, 90 sealed records, 4 signed heads, 4 kept outside.',
      '  not sealed yet: 10 records',
    ])
  })

  test('says when nothing outside stands against whoever owns the database', () => {
    expect(treeLines({ ...whole, shippedHeads: 0 }, 90).at(-1)).toContain('no head is kept outside')
  })

  test('names leaves, heads and the records that are gone', () => {
    const faults = {
      count: 3,
      first: [
        { fault: 'record-gone', tenant: 'a', place: 7, bootId: 'b1', seq: '3' },
        { fault: 'head-differs', tenant: 'a', place: 2 },
      ],
    } as const
    expect(treeLines({ ...whole, faults }, 90)).toEqual([
      '✗ The sealed trees were changed: 3 faults in 2 trees, 90 sealed records, 4 signed heads, 4 kept outside.',
      '  first  tree a, leaf 7 (run b1, record 3): record-gone, a record was sealed here and is gone',
      '         tree a, head 2: head-differs, what was sealed up to here is not what was signed',
      '         and 1 more',
    ])
  })
})

test('the count is shown where somebody watches, and nowhere else', () => {
  const written: string[] = []
  const screen = (isTTY: boolean) => ({ isTTY, write: (text: string) => written.push(text) > 0 })
  counter(screen(false)).show(5_000)
  expect(written).toEqual([])
  counter(screen(true)).show(5_000)
  expect(written.join('')).toContain('5,000 records')
})
