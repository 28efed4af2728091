import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ordinaryBoot, testKeys } from '../testing/audit/written-trail.ts'
import {
  type ChainFault,
  type ChainFinding,
  type ChainPosition,
  chainStart,
  checkRow,
  type StoredAuditRow,
} from './verify-chain.ts'

const boot = ordinaryBoot('boot-1', { reads: 4, previousHead: null })

/** The first fault of these rows, checked one after the other as they stand. */
function firstFault(rows: readonly StoredAuditRow[], keys = testKeys): ChainFinding | undefined {
  let before: ChainPosition = chainStart
  for (const row of rows) {
    const finding = checkRow(before, row, keys)
    if (finding) return finding
    before = { seq: Number(row.seq), hash: row.hash }
  }
  return undefined
}

const changed = (index: number, change: Partial<StoredAuditRow>): StoredAuditRow[] =>
  boot.map((row, at) => (at === index ? { ...row, ...change } : row))

const rowAt = (index: number): StoredAuditRow => {
  const row = boot[index]
  if (!row) throw new Error('no such row')
  return row
}

/** The text with one character replaced by its neighbour. */
const flipped = (text: string, at: number): string => {
  const index = at % text.length
  const sign = String.fromCharCode(text.charCodeAt(index) ^ 1)
  return text.slice(0, index) + sign + text.slice(index + 1)
}

describe('a trail', () => {
  test('as it was written has no fault', () => {
    expect(firstFault(boot)).toBeUndefined()
  })

  test.each<[what: string, rows: StoredAuditRow[], fault: ChainFault, seq: string]>([
    ['whose first record was deleted', boot.slice(1), 'record-missing', '2'],
    ['with a record deleted in the middle', boot.toSpliced(4, 1), 'record-missing', '6'],
    ['with several records cut out', boot.toSpliced(2, 5), 'record-missing', '8'],
    ['with two records swapped', boot.with(3, rowAt(4)).with(4, rowAt(3)), 'record-missing', '5'],
    ['with a record inserted twice', boot.toSpliced(3, 0, rowAt(2)), 'link-broken', '3'],
    [
      'with a record deleted and the rest renumbered',
      boot.toSpliced(4, 1).map((row, at) => ({ ...row, seq: String(at + 1) })),
      'link-broken',
      '5',
    ],
    [
      'whose text was edited',
      changed(3, { body: rowAt(3).body.replace('hb-1', 'hb-2') }),
      'body-changed',
      '4',
    ],
    ['whose column was edited', changed(3, { patient: 'patient-2' }), 'column-changed', '4'],
    ['whose time was moved', changed(3, { at: '2026-11-19T10:00:00.000Z' }), 'column-changed', '4'],
    ['with a MAC of another key', changed(3, { mac: 'f'.repeat(64) }), 'mac-wrong', '4'],
    ['that names a key nobody holds', changed(3, { mac_key: 'k9' }), 'mac-key-unknown', '4'],
  ])('%s is found out', (_what, rows, fault, seq) => {
    expect(firstFault(rows)).toMatchObject({ fault, seq, bootId: 'boot-1' })
  })

  test('that its owner chained anew has MACs that only the application could have made', () => {
    const forged = ordinaryBoot('boot-1', { reads: 3, previousHead: null }).map((row) => ({
      ...row,
      mac: testKeys.sha256(`guessed ${row.hash}`),
    }))
    expect(firstFault(forged)).toMatchObject({ fault: 'mac-wrong', seq: '1' })
  })

  test('with a body that is no record is not taken for one', () => {
    const body = '{"v":1}'
    const hash = testKeys.sha256(`${chainStart.hash}\n${body}`)
    const row = { ...rowAt(0), body, hash, mac: testKeys.mac('k1', hash) ?? '' }
    expect(firstFault([row])).toMatchObject({ fault: 'body-unreadable' })
  })
})

const columns: readonly (keyof StoredAuditRow)[] = [
  'boot_id',
  'seq',
  'id',
  'at',
  'node',
  'tenant',
  'phase',
  'action',
  'intent_id',
  'result',
  'launch_id',
  'user_url',
  'patient',
  'prev',
  'hash',
  'mac',
  'mac_key',
  'body',
]
const anyIndex = fc.nat(boot.length - 1)

describe('whatever is done to a trail,', () => {
  test('one changed character of any field of any record is found', () => {
    fc.assert(
      fc.property(anyIndex, fc.constantFrom(...columns), fc.nat(), (index, column, at) => {
        const value = rowAt(index)[column]
        const change = value === null || value === '' ? 'x' : flipped(value, at)
        expect(firstFault(changed(index, { [column]: change }))).toBeDefined()
      }),
      { numRuns: 500 },
    )
  })

  test('a record taken out anywhere but at the end is found at the place', () => {
    fc.assert(
      fc.property(fc.nat(boot.length - 2), (index) => {
        const finding = firstFault(boot.toSpliced(index, 1))
        expect(finding).toMatchObject({ fault: 'record-missing', seq: String(index + 2) })
      }),
    )
  })

  test('records in another order are found', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(boot, { minLength: boot.length }), (rows) => {
        const isSame = rows.every((row, index) => row === boot[index])
        expect(firstFault(rows) === undefined).toBe(isSame)
      }),
    )
  })

  test('a record of one boot does not pass in another', () => {
    const other = ordinaryBoot('boot-2', { reads: 4, previousHead: null })
    fc.assert(
      fc.property(anyIndex, (index) => {
        const foreign = other[index]
        if (!foreign) throw new Error('no such row')
        expect(firstFault(boot.with(index, foreign))).toBeDefined()
      }),
    )
  })
})
