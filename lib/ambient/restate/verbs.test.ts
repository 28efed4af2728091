import { describe, expect, test } from 'vitest'
import { isBaseVerb, pastOf, thirdPersonOf } from './verbs.ts'

describe('a verb', () => {
  test.each([
    ['take', 'takes'],
    ['have', 'has'],
    ['do', 'does'],
    ['go', 'goes'],
    ['try', 'tries'],
    ['stay', 'stays'],
    ['itch', 'itches'],
    ["haven't", "hasn't"],
    ['could', 'could'],
    ['noticed', 'noticed'],
    ['took', 'took'],
    ['need', 'needs'],
    ['bleed', 'bleeds'],
  ])('%j agrees with he or she as %j', (first, third) => {
    expect(thirdPersonOf(first)).toBe(third)
  })

  test.each([
    ['take', 'took'],
    ['notice', 'noticed'],
    ['try', 'tried'],
    ['feel', 'felt'],
  ])('%j was %j', (base, past) => {
    expect(pastOf(base)).toBe(past)
  })

  test('that nobody knows is not conjugated', () => {
    expect([thirdPersonOf('waddle'), pastOf('waddle'), isBaseVerb('waddle')]).toEqual([
      undefined,
      undefined,
      false,
    ])
  })
})
