import { describe, expect, test } from 'vitest'
import type { EhrId, LaunchId } from '../kernel/ids.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import type { AuditWho } from './audit-event.ts'
import { type AuditRecord, auditColumns, recordBody, storedRecordSchema } from './audit-record.ts'

const who: AuditWho = {
  tenant: 'greyfield',
  ehrId: 'greyfield' as EhrId,
  launchId: 'greyfield.AAAAAAAAAAAAAAAAAAAAAA' as LaunchId,
  user: 'https://ehr.example.org/fhir/Practitioner/okafor',
  patient: 'patient-1',
  encounter: null,
}

const place = {
  v: 1,
  id: '5f0f2d4e-7a0e-4d5b-9a3e-6a7d5a3b1c2d',
  node: 'node-1',
  boot: '7b1d6c0a-2f6e-4b0f-8c1d-0e9f8a7b6c5d',
  seq: 41,
  at: aMoment,
  who,
  event: { action: 'chart.read', resource: 'Patient', reference: 'Patient/patient-1' },
} as const

const intent: AuditRecord = { ...place, phase: 'intent' }
const outcome: AuditRecord = {
  ...place,
  phase: 'outcome',
  intent: 'd8c1a5e2-6f5b-4f43-9a54-1f4c0f9a7e11',
  outcome: { result: 'failed', code: 'FHIR_TIMEOUT' },
}

describe('the columns of an audit record', () => {
  test('repeat what the record says', () => {
    expect(auditColumns(intent)).toEqual({
      boot_id: place.boot,
      seq: '41',
      id: place.id,
      at: aMoment,
      node: 'node-1',
      tenant: 'greyfield',
      phase: 'intent',
      action: 'chart.read',
      intent_id: null,
      result: null,
      launch_id: who.launchId,
      user_url: who.user,
      patient: 'patient-1',
    })
  })

  test('of an outcome name its intent and result', () => {
    expect(auditColumns(outcome)).toMatchObject({
      phase: 'outcome',
      intent_id: 'd8c1a5e2-6f5b-4f43-9a54-1f4c0f9a7e11',
      result: 'failed',
    })
  })

  test.each([intent, outcome])('are the same after the record was stored and read', (record) => {
    const stored = storedRecordSchema.parse(JSON.parse(recordBody(record)))
    expect(auditColumns(stored as unknown as AuditRecord)).toEqual(auditColumns(record))
  })
})

test('a record of an action that a newer version knows stays readable', () => {
  const newer = { ...intent, event: { action: 'note.translate', language: 'es' }, extra: true }
  expect(storedRecordSchema.safeParse(newer).success).toBe(true)
})
