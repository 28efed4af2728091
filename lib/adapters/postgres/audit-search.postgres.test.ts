import { beforeAll, describe, expect, test } from 'vitest'
import type { AuditWho } from '#lib/audit/audit-event.ts'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { macWith } from '../crypto/mac.ts'
import { systemClock } from '../system/system-clock.ts'
import { postgresAuditSearch } from './audit-search.ts'
import { openAuditWriter } from './audit-writer.ts'

const opened = testDatabase()
const search = () => postgresAuditSearch(opened().databases.reading)
const query = { tenant: 'greyfield', patient: 'patient-1', user: patientWho.user ?? '', limit: 10 }
let grant: AccessGrant

const others: readonly (readonly [what: string, who: AuditWho])[] = [
  ['organisation', { ...patientWho, tenant: 'other' }],
  ['patient', { ...patientWho, patient: 'patient-2' }],
  ['user', { ...patientWho, user: 'https://ehr.example.org/fhir/Practitioner/other' }],
]

beforeAll(async () => {
  const mac = macWith(aKeySet())
  const log = openAuditWriter({ url: opened().appUrl, node: 'n', mac, clock: systemClock })
  const read = (reference: string) =>
    ({ action: 'chart.read', resource: 'Patient', reference }) as const
  const begin = async (who: AuditWho, reference: string) =>
    unwrap(await log.intend(who, read(reference)))
  grant = await begin(patientWho, 'Patient/first')
  await log.conclude(grant, { result: 'done' })
  await log.conclude(await begin(patientWho, 'Patient/second'), {
    result: 'failed',
    code: 'FHIR_TIMEOUT',
  })
  await begin(patientWho, 'Patient/third')
  for (const [, who] of others) await begin(who, 'Patient/canary')
  await log.close()
})

describe('S44 the trail of a patient for a user', () => {
  test('is what this user did with this patient, newest first, each with its end', async () => {
    const { entries, total } = unwrap(await search().ofPatientAndUser(grant, query))
    expect(total).toBe(3)
    expect(entries.map(({ what, result, code }) => [what, result, code])).toEqual([
      ['Patient/third', undefined, undefined],
      ['Patient/second', 'failed', 'FHIR_TIMEOUT'],
      ['Patient/first', 'done', undefined],
    ])
  })

  test('holds the newest when there are more', async () => {
    const page = unwrap(await search().ofPatientAndUser(grant, { ...query, limit: 2 }))
    expect(page.total).toBe(3)
    expect(page.entries.map(({ what }) => what)).toEqual(['Patient/third', 'Patient/second'])
  })

  test.each(others)('holds nothing of another %s', async (_what, who) => {
    const { entries } = unwrap(await search().ofPatientAndUser(grant, query))
    expect(JSON.stringify(entries)).not.toContain('canary')
    const theirs = {
      ...query,
      tenant: who.tenant,
      patient: who.patient ?? '',
      user: who.user ?? '',
    }
    expect(unwrap(await search().ofPatientAndUser(grant, theirs)).total).toBe(1)
  })
})
