import { describe, expect, test } from 'vitest'
import type { AppErrorCode } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import type { Filing, FilingState } from './filing.ts'
import { type PrintStatus, printStatus } from './print-status.ts'

const of = (state: FilingState, errorCode?: AppErrorCode) =>
  printStatus(aFiling({ state, errorCode }), [])

describe('what a print says of its note', () => {
  test('a note without a filing is a draft', () => {
    expect(printStatus(undefined, [])).toBe('draft')
  })

  const rows: readonly (readonly [FilingState, PrintStatus])[] = [
    ['queued', 'not-filed'],
    ['rejected', 'not-filed'],
    ['sending', 'not-known'],
    ['unknown', 'not-known'],
    ['held', 'held'],
    ['filed', 'filed'],
    ['needs-review', 'different'],
  ]
  test.each(rows)('%s is printed as %s', (state, status) => {
    expect(of(state)).toBe(status)
  })

  test('a note that was looked for and not found may be there all the same', () => {
    expect(of('needs-user', 'FHIR_NOT_FOUND')).toBe('not-known')
    expect(of('needs-user', 'FILING_LOOK_NOT_POSSIBLE')).toBe('not-known')
    expect(of('needs-user', 'FHIR_FORBIDDEN')).toBe('not-filed')
  })

  const original = aFiling({ state: 'filed' })
  const target = { filingId: original.id, recordId: 'doc-1', ifMatch: undefined, reason: undefined }
  const change = (more: Partial<Filing>) =>
    aFiling({ id: 'later' as FilingId, state: 'filed', method: 'put', target, ...more })

  test.each([
    ['a correction', change({ kind: 'correction' }), 'replaced'],
    ['an addendum within it', change({ kind: 'addendum' }), 'replaced'],
    ['an addendum beside it', change({ kind: 'addendum', method: 'create-appends' }), 'filed'],
    ['being voided', change({ kind: 'void' }), 'entered-in-error'],
    ['a correction on its way', change({ kind: 'correction', state: 'unknown' }), 'filed'],
    ['a void that was refused', change({ kind: 'void', state: 'rejected' }), 'filed'],
  ] as const)('a filed note after %s', (_what, later, status) => {
    expect(printStatus(original, [original, later])).toBe(status)
  })
})
