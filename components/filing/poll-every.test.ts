import { describe, expect, test } from 'vitest'
import type { FilingView } from '#lib/flows/view-filing.ts'
import { filingViews } from '#lib/testing/filing/filing-views.ts'
import { pollEvery } from './poll-every.ts'

describe('asking where a filing stands', () => {
  test.each(['queued', 'sending', 'filed'] as const)('while %s slows down', (name) => {
    const asked = [0, 999, 1_000, 9_999, 10_000, 59_999, 60_000, 3_600_000].map((seenForMs) =>
      pollEvery(filingViews[name], seenForMs),
    )
    expect(asked).toEqual([100, 100, 300, 300, 1_000, 1_000, 3_000, 3_000])
  })

  test('goes on slowly while the EHR is searched', () => {
    expect(pollEvery(filingViews.unknown, 0)).toBe(1_000)
    expect(pollEvery(filingViews.unknown, 60_000)).toBe(3_000)
  })

  test('goes on for somebody who may sign in elsewhere', () => {
    expect(pollEvery(filingViews['sign-in'], 0)).toBe(10_000)
  })

  test('goes on while the labels of a filed note are on their way, and no longer', () => {
    const labelled = (state: 'waiting' | 'sending' | 'filed' | 'unknown') =>
      pollEvery(
        {
          ...filingViews.identical,
          labels: { state, provenanceId: undefined, errorCode: undefined },
        },
        0,
      )
    expect([labelled('waiting'), labelled('sending')]).toEqual([100, 100])
    expect([labelled('filed'), labelled('unknown')]).toEqual([false, false])
  })

  test('goes on slowly for an attending who may co-sign it, and no longer', () => {
    const filed = filingViews.identical
    const asked = (coSign: FilingView['coSign']) =>
      pollEvery({ ...filed, isPreliminary: true, coSign }, 0)
    expect(asked({ standing: 'awaiting', addressedName: undefined })).toBe(15_000)
    expect(asked(undefined)).toBe(false)
    const returned = { reason: 'Which dose?', at: filed.signedAt }
    expect(asked({ standing: 'returned', byName: 'REYES, Ana, MD', returned })).toBe(false)
  })

  test.each(['identical', 'unread', 'altered', 'rejected', 'several'] as const)(
    'stops when nothing more happens by itself: %s',
    (name) => {
      expect(pollEvery(filingViews[name], 0)).toBe(false)
    },
  )
})
