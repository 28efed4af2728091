import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { receiptNumber } from './receipt-number.ts'

const { id } = aFiling()

describe('a receipt number', () => {
  test('can be read out: no I, L, O or U', () => {
    fc.assert(
      fc.property(fc.string(), (record) => {
        expect(receiptNumber(sha256, id, { id: record })).toMatch(
          /^R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/,
        )
      }),
    )
  })

  test('is the same for the same filing and record, whatever else the EHR says', () => {
    const record = { id: 'doc-1', version: '1' }
    expect(receiptNumber(sha256, id, { ...record, etag: 'W/"1"', requestId: 'x' })).toBe(
      receiptNumber(sha256, id, record),
    )
  })

  test('is another one for another record or version', () => {
    const numbers = [{ id: 'doc-1' }, { id: 'doc-2' }, { id: 'doc-1', version: '2' }]
    expect(new Set(numbers.map((record) => receiptNumber(sha256, id, record))).size).toBe(3)
  })
})
