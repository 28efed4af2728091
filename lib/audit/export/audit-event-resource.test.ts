import { describe, expect, test } from 'vitest'
import type { EhrId, FilingId } from '../../kernel/ids.ts'
import { patientWho, type Written, writtenBoot } from '../../testing/audit/written-trail.ts'
import type { AuditEvent, AuditOutcome } from '../audit-event.ts'
import { auditEventResource } from './audit-event-resource.ts'
import { pairAccesses } from './pair-accesses.ts'

const who = { ...patientWho, ehrId: 'greyfield' as EhrId }
const done: AuditOutcome = { result: 'done' }

/** What is exported of these records. */
function exported(...entries: readonly Written[]) {
  const pairs = pairAccesses()
  const taken = writtenBoot('b', entries).flatMap(({ body }) => pairs.take(body))
  return [...taken, ...pairs.rest()].map(auditEventResource)
}

const access = (event: AuditEvent, outcome: AuditOutcome | undefined = done) => {
  const [resource] = exported(
    { id: 'i', who, event },
    ...(outcome ? [{ who, event, of: { intent: 'i', outcome } }] : []),
  )
  return resource
}

const read: AuditEvent = {
  action: 'chart.read',
  resource: 'Observation',
  reference: 'Observation/hb-1',
}
const DCM = 'http://dicom.nema.org/resources/ontology/DCM'
const isOf = (code: string) => ({ coding: [{ system: DCM, code }] })
const client = { who: { display: 'Chartside' }, network: { address: 'node-1', type: '1' } }
const server = {
  who: { identifier: { value: 'greyfield' } },
  network: { address: 'https://ehr.example.org/fhir', type: '5' },
}
const user = { who: { reference: patientWho.user }, requestor: true }
const profile = (name: string) => ({
  profile: [`https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.${name}`],
})
const patient = {
  what: { reference: 'Patient/patient-1' },
  type: { code: '1' },
  role: { code: '1' },
}

// The fixed values are those of IHE BALP, input/fsh (CC-BY-4.0, commit 09fe729).
describe('an audit record as FHIR AuditEvent', () => {
  test('of a read is an IHE BALP PatientRead: data flows to us', () => {
    expect(access(read)).toMatchObject({
      resourceType: 'AuditEvent',
      meta: profile('PatientRead'),
      type: { code: 'rest' },
      subtype: [{ code: 'read' }, { code: 'chart.read' }],
      action: 'R',
      recorded: '2026-11-19T09:12:01.000Z',
      outcome: '0',
      agent: [
        { ...client, type: isOf('110152') },
        { ...server, type: isOf('110153') },
        { ...user, type: { coding: [{ code: 'IRCP' }] } },
      ],
      entity: [patient, { what: { reference: 'Observation/hb-1' }, role: { code: '4' } }],
    })
    expect(access(read)?.agent).toHaveLength(3)
  })

  test('of a search is a PatientQuery: roles the other way round, the raw query, no result', () => {
    const query = 'patient=1&category=vital-signs'
    const search = access({ action: 'chart.search', resource: 'Observation', query })
    expect(search).toMatchObject({
      meta: profile('PatientQuery'),
      subtype: [{ code: 'search-type' }, { code: 'chart.search' }],
      action: 'E',
      agent: [{ type: isOf('110153') }, { type: isOf('110152') }, user],
      entity: [patient, { role: { code: '24' }, query: btoa(`Observation?${query}`) }],
    })
    const entities = search?.entity as readonly object[]
    expect(entities[1]).not.toHaveProperty('what')
    expect(entities[1]).not.toHaveProperty('detail')
  })

  test('of a filing is a PatientCreate by its author, with the record that came of it', () => {
    const send: AuditEvent = {
      action: 'filing.send',
      filingId: 'f-1' as FilingId,
      attempt: 1,
      sha256: 'x',
    }
    const outcome: AuditOutcome = { result: 'done', reference: 'DocumentReference/9' }
    expect(access(send, outcome)).toMatchObject({
      meta: profile('PatientCreate'),
      action: 'C',
      agent: [
        { type: isOf('110153') },
        { type: isOf('110152') },
        { type: { coding: [{ code: 'AUT' }] } },
      ],
      entity: [patient, { what: { reference: 'DocumentReference/9' } }],
    })
    expect(access(send)).toMatchObject({
      entity: [patient, { what: { identifier: { value: 'f-1' } } }],
    })
  })

  test('of a record changed in place is a PatientUpdate of that record', () => {
    const reference = 'DocumentReference/9'
    const put = { action: 'filing.send', filingId: 'f-1', attempt: 1, sha256: 'x', reference }
    expect(access(put as AuditEvent, { result: 'done', reference })).toMatchObject({
      meta: profile('PatientUpdate'),
      subtype: [{ code: 'update' }, { code: 'filing.send' }],
      action: 'U',
      agent: [
        { type: isOf('110153') },
        { type: isOf('110152') },
        { type: { coding: [{ code: 'AUT' }] } },
      ],
      entity: [patient, { what: { reference } }],
    })
  })

  test.each([
    ['refused', '4'],
    ['failed', '8'],
    ['unknown', '8'],
  ] as const)('that was %s has outcome %s and claims no profile', (result, code) => {
    const failed = access(read, { result, code: 'FHIR_TIMEOUT' })
    expect(failed).toMatchObject({ outcome: code, outcomeDesc: `${result}: FHIR_TIMEOUT` })
    expect(failed).not.toHaveProperty('meta')
  })

  test('without an outcome says so', () => {
    const [open] = exported({ id: 'i', who, event: read })
    expect(open).toMatchObject({ outcomeDesc: 'no outcome was recorded' })
    expect(open).not.toHaveProperty('outcome')
    expect(open).not.toHaveProperty('meta')
  })

  test('of something of our own says what it was by its members', () => {
    const refused = {
      action: 'access.refuse',
      code: 'PATIENT_MISMATCH',
      entry: 'note.save',
    } as const
    expect(exported({ event: refused })).toMatchObject([
      {
        type: { code: '110113' },
        outcome: '4',
        entity: [
          patient,
          {
            description: 'access.refuse',
            detail: [{ type: 'code' }, { valueString: 'note.save' }],
          },
        ],
      },
    ])
  })

  test('is one for an intent and its outcome, in whatever order intents end', () => {
    const both = exported(
      { id: 'one', who, event: read },
      { id: 'two', who, event: read },
      { who, event: read, of: { intent: 'two', outcome: done } },
      { who, event: read, of: { intent: 'one', outcome: done } },
    )
    expect(both.map(({ id }) => id)).toEqual(['two', 'one'])
  })
})
