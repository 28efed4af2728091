import { describe, expect, test } from 'vitest'
import type { FilingId } from '../kernel/ids.ts'
import { type UnfinishedWork, type WorklistKind, worklistKind } from './worklist.ts'

type State = NonNullable<UnfinishedWork['filing']>['state']

describe('a piece of unfinished work', () => {
  test('is unsigned as long as there is no filing of it', () => {
    expect(worklistKind({ filing: undefined, coSign: undefined })).toBe('unsigned')
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
    expect(worklistKind({ filing, coSign: undefined })).toBe(kind)
  })

  test.each([
    ['to-give', 'to-co-sign'],
    ['awaited', 'awaited'],
    ['returned', 'failed'],
  ] as const)('whose co-signature is %s is listed as %s', (standing, kind) => {
    const coSign = { filingId: 'f' as FilingId, standing, name: undefined }
    expect(worklistKind({ filing: undefined, coSign })).toBe(kind)
  })

  test('that is a co-signature given is listed by where its filing stands', () => {
    const coSign = { filingId: 'f' as FilingId, standing: 'given', name: undefined } as const
    const filing = { id: 'g' as FilingId, state: 'unknown', errorCode: undefined } as const
    expect(worklistKind({ filing, coSign })).toBe('not-filed')
  })
})
