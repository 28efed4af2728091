import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CheckedStatement, unresolved } from '#lib/note/verification.ts'
import { aReview } from '#lib/testing/filing/a-review.ts'
import { marchettiNote } from '#lib/testing/note/marchetti-visit.ts'
import { aStatement } from '#lib/testing/note/note-builders.ts'
import { overridesOf, whatIsMissing } from './what-is-missing.ts'

const ready = { review: aReview(), reasons: {}, isAttested: true, isArmed: true }
const drafted = aReview(marchettiNote)
const ids = unresolved(drafted.verification).map(({ statement }) => statement.id)
const allReasons = Object.fromEntries(ids.map((id) => [id, 'Known to me.']))

describe('signing', () => {
  test('goes ahead when nothing is missing', () => {
    expect(whatIsMissing(ready)).toBeUndefined()
    expect(whatIsMissing({ ...ready, review: drafted, reasons: allReasons })).toBeUndefined()
  })

  test('S7 never goes ahead without the attestation, or before anybody can have looked', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (isAttested, isArmed, fits) => {
        const missing = whatIsMissing({
          ...ready,
          review: aReview(undefined, { fits }),
          isAttested,
          isArmed,
        })
        expect(missing === undefined).toBe(isAttested && isArmed && fits)
      }),
    )
  })

  test('asks for the first sentence in the order of the note that has no reason', () => {
    const [first, second] = ids
    const missing = (reasons: Readonly<Record<string, string>>) =>
      whatIsMissing({ ...ready, review: drafted, reasons })
    expect(missing({})).toEqual({ kind: 'reason', statementId: first })
    expect(missing({ [first ?? '']: 'Known to me.' })).toEqual({
      kind: 'reason',
      statementId: second,
    })
  })

  test('takes no reason for a sentence that was edited and not checked', () => {
    const edited: CheckedStatement = {
      statement: aStatement({ id: 'edited' }),
      support: 'edited',
      reasons: [],
    }
    const review = aReview(undefined, { verification: { statements: [edited] } })
    const reasons = { edited: 'Known to me.' }
    expect(whatIsMissing({ ...ready, review, reasons })).toEqual({
      kind: 'check',
      statementId: 'edited',
    })
    expect(overridesOf(review, reasons)).toEqual({})
  })

  test('sends only the reasons of open sentences, without blanks around them', () => {
    const [first] = ids
    const reasons = { [first ?? '']: '  Known to me. ', m1: 'not asked for', other: 'gone' }
    expect(overridesOf(drafted, reasons)).toEqual({ [first ?? '']: 'Known to me.' })
  })
})
