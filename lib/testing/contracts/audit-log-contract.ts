import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditEvent } from '#lib/audit/audit-event.ts'
import { type AuditLog, audited } from '#lib/audit/audit-log.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { patientWho } from '../audit/written-trail.ts'

/** One line of a trail, whoever keeps it. */
export type TrailLine = {
  readonly phase: 'intent' | 'outcome'
  readonly action: string
  readonly result?: string | undefined
}

export type OpenAuditLog = {
  readonly log: AuditLog
  /** What is committed, without what the keeper itself writes. */
  readonly lines: () => Promise<readonly TrailLine[]>
  /** From now on nothing can be written. */
  readonly breakDown: () => void
  readonly close: () => Promise<void>
}

const read: AuditEvent = {
  action: 'chart.read',
  resource: 'Observation',
  reference: 'Observation/hb-1',
}

/** What every keeper of the audit trail must do. */
export function auditLogContract(open: () => Promise<OpenAuditLog>): void {
  describe('an audit trail', () => {
    let trail: OpenAuditLog
    beforeEach(async () => {
      trail = await open()
    })
    afterEach(() => trail.close())

    test('has the intent before the grant is given, and the outcome after it', async () => {
      const granted = await trail.log.intend(patientWho, read)
      expect(granted).toMatchObject({ ok: true, value: { who: patientWho, event: read } })
      expect(await trail.lines()).toEqual([{ phase: 'intent', action: 'chart.read' }])
      if (!granted.ok) throw new Error(granted.error.code)
      expect(await trail.log.conclude(granted.value, { result: 'done' })).toEqual(ok(undefined))
      expect(await trail.lines()).toContainEqual({
        phase: 'outcome',
        action: 'chart.read',
        result: 'done',
      })
    })

    test('gives every intent an id of its own', async () => {
      const granted = await Promise.all([1, 2, 3].map(() => trail.log.intend(patientWho, read)))
      const ids = granted.map((grant) => grant.ok && grant.value.intentId)
      expect(new Set(ids).size).toBe(3)
    })

    test('gives no grant once nothing can be written, so nothing is done', async () => {
      const granted = await trail.log.intend(patientWho, read)
      if (!granted.ok) throw new Error(granted.error.code)
      trail.breakDown()
      const unavailable = err(appError('AUDIT_UNAVAILABLE'))
      expect(await trail.log.intend(patientWho, read)).toEqual(unavailable)
      expect(await trail.log.conclude(granted.value, { result: 'done' })).toEqual(unavailable)
      let ran = false
      const run = async () => {
        ran = true
        return ok(undefined)
      }
      expect(await audited(trail.log, patientWho, read, run)).toEqual(unavailable)
      expect(ran).toBe(false)
    })
  })
}
