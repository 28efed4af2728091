import { describe, expect, test } from 'vitest'
import type { AppErrorCode } from '../kernel/app-error.ts'
import type { FilingState } from './filing.ts'
import { type PrintStatus, printStatus } from './print-status.ts'

const of = (state: FilingState, errorCode?: AppErrorCode) =>
  printStatus({ state, verification: undefined, errorCode })

describe('what a print says of its note', () => {
  test('a note without a filing is a draft', () => {
    expect(printStatus(undefined)).toBe('draft')
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
})
