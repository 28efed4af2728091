import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err, ok } from '../kernel/result.ts'
import { patientWho } from '../testing/audit/written-trail.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { hasOutcome } from './audit-event.ts'
import { audited, note } from './audit-log.ts'

const event = { action: 'token.refresh' } as const

describe('an audited access', () => {
  test('runs after its intent is committed, with the grant, and its end is recorded', async () => {
    const log = fakeAuditLog()
    const result = await audited(log, patientWho, event, async (grant) => {
      expect(log.intents).toEqual([{ who: patientWho, event }])
      expect(log.outcomes).toEqual([])
      return ok(grant.intentId)
    })
    expect(result).toEqual(ok('intent-1'))
    expect(log.outcomes).toEqual([{ event, outcome: { result: 'done' } }])
  })

  test('that failed says by which code', async () => {
    const log = fakeAuditLog()
    const failed = err(appError('FHIR_TIMEOUT'))
    expect(await audited(log, patientWho, event, async () => failed)).toBe(failed)
    expect(log.outcomes).toEqual([{ event, outcome: { result: 'failed', code: 'FHIR_TIMEOUT' } }])
  })

  test('that broke on a bug is on the trail, and the bug is not swallowed', async () => {
    const log = fakeAuditLog()
    const bug = new Error('a bug')
    await expect(audited(log, patientWho, event, () => Promise.reject(bug))).rejects.toBe(bug)
    expect(log.outcomes).toEqual([{ event, outcome: { result: 'failed', code: 'UNEXPECTED' } }])
  })
})

test('what is merely noted has an intent and no outcome', async () => {
  const log = fakeAuditLog()
  const refused = { action: 'launch.refuse', code: 'LAUNCH_ISSUER_UNKNOWN' } as const
  expect(await note(log, patientWho, refused)).toEqual(ok(undefined))
  expect(log.intents).toHaveLength(1)
  expect(log.outcomes).toHaveLength(0)
  expect(hasOutcome('launch.refuse')).toBe(false)
  expect(hasOutcome('chart.read')).toBe(true)
})
