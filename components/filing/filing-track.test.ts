import { describe, expect, test } from 'vitest'
import {
  aFilingView,
  aStep,
  filingViews,
  later,
  signedAt,
} from '#lib/testing/filing/filing-views.ts'
import { filingTrack } from './filing-track.ts'

const kindsOf = (name: keyof typeof filingViews) =>
  filingTrack(filingViews[name]).map(({ kind, mark }) => `${kind} ${mark}`)

describe('the track of a filing', () => {
  test('begins with the signature, always', () => {
    for (const view of Object.values(filingViews)) {
      expect(filingTrack(view)[0]).toEqual({ kind: 'signed', mark: 'done', at: signedAt })
    }
  })

  test('names no step twice', () => {
    for (const view of Object.values(filingViews)) {
      const kinds = filingTrack(view).map(({ kind }) => kind)
      expect(new Set(kinds).size).toBe(kinds.length)
    }
  })

  test('has at most one step under way', () => {
    for (const view of Object.values(filingViews)) {
      expect(filingTrack(view).filter(({ mark }) => mark === 'now').length).toBeLessThan(2)
    }
  })

  test('of a sent note shows what is still to come', () => {
    expect(kindsOf('sending')).toEqual([
      'signed done',
      'sending now',
      'answers ahead',
      'read-back ahead',
    ])
  })

  test('of a filed note ends with the comparison and its time', () => {
    expect(filingTrack(filingViews.identical)).toEqual([
      { kind: 'signed', mark: 'done', at: signedAt },
      { kind: 'answered', mark: 'done', at: later(4) },
      { kind: 'identical', mark: 'done', at: later(5) },
    ])
  })

  test('of a note that was found tells that it was found, not that the EHR answered', () => {
    expect(kindsOf('adopted')).toEqual(['signed done', 'found done', 'identical done'])
  })

  test('of an unknown outcome counts the looks and says when the next one is', () => {
    expect(filingTrack(filingViews.unknown).slice(1)).toEqual([
      { kind: 'lost', mark: 'trouble', at: later(30) },
      { kind: 'looking', mark: 'now', attempt: 2, until: later(60) },
    ])
  })

  test('of a note that is sent again keeps the answer that was lost before', () => {
    const view = aFilingView({
      state: 'sending',
      attempt: 2,
      steps: [
        aStep(0, 'claimed', 'sending'),
        aStep(30, 'answer-lost', 'unknown'),
        aStep(36, 'found-none', 'queued'),
        aStep(37, 'claimed', 'sending'),
      ],
    })
    expect(filingTrack(view).map(({ kind }) => kind)).toEqual([
      'signed',
      'lost',
      'none-found',
      'sending',
      'answers',
      'read-back',
    ])
    expect(filingTrack(view)[3]?.since).toBe(later(37))
  })

  test('promises no further step once the EHR has refused', () => {
    expect(kindsOf('rejected')).toEqual(['signed done', 'refused wrong'])
  })
})
