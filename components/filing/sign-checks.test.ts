import { describe, expect, test } from 'vitest'
import { unresolved } from '#lib/note/verification.ts'
import { aReview } from '#lib/testing/filing/a-review.ts'
import { marchettiNote } from '#lib/testing/note/marchetti-visit.ts'
import { aNoteOf, aStatement } from '#lib/testing/note/note-builders.ts'
import { markOf, type SignCheck, signChecks } from './sign-checks.ts'

const find = <K extends SignCheck['kind']>(checks: readonly SignCheck[], kind: K) =>
  checks.find((check): check is Extract<SignCheck, { kind: K }> => check.kind === kind)

const drafted = aReview(marchettiNote)
const open = unresolved(drafted.verification)

describe('the checks before signing', () => {
  test('are all in order for a resolved note', () => {
    const marks = signChecks(aReview(), {}).map((check) => [check.kind, markOf(check)])
    expect(Object.fromEntries(marks)).toEqual({
      patient: 'ok',
      evidence: 'ok',
      facts: 'ok',
      'left-out': 'plain',
      size: 'ok',
    })
  })

  test('count a sentence as open until it has a reason that says something', () => {
    expect(open.length).toBeGreaterThan(1)
    const [first] = open
    const id = first?.statement.id ?? ''
    expect(find(signChecks(drafted, { [id]: '  ' }), 'evidence')?.open).toBe(open.length)
    expect(find(signChecks(drafted, { [id]: 'Asked by phone.' }), 'evidence')).toEqual({
      kind: 'evidence',
      open: open.length - 1,
      withReason: 1,
    })
  })

  test('warn when the cited facts could not be read again', () => {
    const facts = find(signChecks(aReview(undefined, { factsReadAt: undefined }), {}), 'facts')
    expect(facts && markOf(facts)).toBe('warn')
  })

  test('tell how much is written in a way that is misread, which stops nothing', () => {
    const own = aStatement({ text: 'Aspirin 81 mg QD, insulin 10 U.', origin: 'clinician' })
    const checks = signChecks(aReview(aNoteOf(own)), {})
    const found = find(checks, 'error-prone')
    expect(found).toEqual({ kind: 'error-prone', count: 2 })
    expect(found && markOf(found)).toBe('warn')
    expect(checks.map(markOf)).not.toContain('crit')
  })

  test('say nothing of omissions without a transcript', () => {
    expect(
      find(signChecks(aReview(undefined, { saidNotInNote: undefined }), {}), 'left-out'),
    ).toBeUndefined()
  })

  test('stop a note that the EHR would not take', () => {
    const size = find(signChecks(aReview(undefined, { fits: false }), {}), 'size')
    expect(size && markOf(size)).toBe('crit')
  })

  test('count the sentences whose cited fact changed', () => {
    const { verification } = aReview()
    const changed = verification.statements.map((checked, index) =>
      index === 0
        ? {
            ...checked,
            support: 'unsupported' as const,
            reasons: [
              {
                rule: 'G1' as const,
                kind: 'chart-changed' as const,
                fact: {
                  kind: 'patient' as const,
                  reference: 'Patient/marchetti',
                  name: 'woman',
                  quote: 'Born 05-Apr-1958',
                },
              },
            ],
          }
        : checked,
    )
    const review = aReview(undefined, { verification: { statements: changed } })
    const facts = find(signChecks(review, {}), 'facts')
    expect(facts?.changed).toBe(1)
    expect(facts && markOf(facts)).toBe('crit')
  })
})
