import { describe, expect, test } from 'vitest'
import type { FilingId } from '../kernel/ids.ts'
import { type UnfinishedWork, type WorklistKind, worklistKind } from './worklist.ts'

type State = NonNullable<UnfinishedWork['filing']>['state']

describe('a piece of unfinished work', () => {
  test('is unsigned as long as there is no filing of it', () => {
    expect(worklistKind({ filing: undefined })).toBe('unsigned')
  })

  test.each([
    ['queued', 'not-filed'],
    ['sending', 'not-filed'],
    ['unknown', 'not-filed'],
    ['held', 'held'],
    ['rejected', 'failed'],
    ['needs-user', 'failed'],
    ['needs-review', 'failed'],
  ] as readonly (readonly [State, WorklistKind])[])('that is %s is listed as %s', (state, kind) => {
    const filing = { id: 'f' as FilingId, state, errorCode: undefined }
    expect(worklistKind({ filing })).toBe(kind)
  })
})
