import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filingStates } from '#lib/filing/filing.ts'
import { errorTable } from '#lib/kernel/app-error.ts'
import { aFilingView, aStep, filingViews } from '#lib/testing/filing/filing-views.ts'
import { type FilingFace, filingFace, lookOf } from './filing-face.ts'

const success: readonly FilingFace[] = ['filed', 'identical', 'unread', 'altered']

const anyView = fc
  .record({
    state: fc.constantFrom(...filingStates),
    attempt: fc.nat(3),
    errorCode: fc.option(fc.constantFrom(...Object.keys(errorTable)), { nil: undefined }),
    verification: fc.constantFrom('identical', 'altered', undefined),
    hasRecord: fc.boolean(),
    isDue: fc.boolean(),
  })
  .map(({ hasRecord, isDue, errorCode, ...more }) =>
    aFilingView({
      ...more,
      errorCode: errorCode as keyof typeof errorTable | undefined, // a key of the table it came from
      record: hasRecord ? { id: '8f41c2e7' } : undefined,
      notBefore: isDue ? aFilingView().signedAt : undefined,
    }),
  )

describe('the face of a filing', () => {
  test('is its own for every way a filing can stand', () => {
    const faces = Object.entries(filingViews).map(([name, view]) => [name, filingFace(view)])
    expect(Object.fromEntries(faces)).toEqual({
      ...Object.fromEntries(Object.keys(filingViews).map((name) => [name, name])),
      adopted: 'identical',
    })
  })

  test('speaks of success only with a record that the EHR named', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        if (success.includes(filingFace(view))) expect(view.record).toBeDefined()
      }),
    )
  })

  test('is green only for a note that is filed', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        if (lookOf(filingFace(view)).tone === 'ok') expect(view.state).toBe('filed')
      }),
    )
  })

  test('is not that of trouble when a note is queued again after a look', () => {
    const view = aFilingView({ attempt: 1, steps: [aStep(36, 'found-none', 'queued')] })
    expect(filingFace(view)).toBe('queued')
  })
})

describe('the buttons of a filing', () => {
  test('offer to send again only where nobody can know whether the note arrived', () => {
    const offering = Object.entries(filingViews).filter(([, view]) =>
      lookOf(filingFace(view)).buttons.includes('send-again'),
    )
    expect(offering.map(([name]) => name)).toEqual(['not-found', 'look-refused'])
  })

  test('offer the text for charting by hand whenever the note will not be filed by itself', () => {
    const offering = Object.entries(filingViews).filter(([, view]) =>
      lookOf(filingFace(view)).buttons.includes('copy-note'),
    )
    expect(offering.map(([name]) => name)).toEqual([
      'altered',
      'sign-in',
      'not-permitted',
      'not-found',
      'look-refused',
      'different',
      'several',
      'rejected',
      'set-aside',
      'dismissed',
    ])
  })

  test('offer a look only while it is being looked for', () => {
    const offering = Object.values(filingViews).filter((view) =>
      lookOf(filingFace(view)).buttons.includes('look-now'),
    )
    expect(offering.map(({ state }) => state)).toEqual(['held', 'unknown'])
  })
})
