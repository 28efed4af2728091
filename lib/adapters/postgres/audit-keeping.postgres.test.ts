import { beforeAll, describe, expect, test } from 'vitest'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { BreakGlass } from '#lib/audit/break-glass.ts'
import { accountDisclosures, recordDisclosure } from '#lib/flows/account-disclosures.ts'
import { liftHold, placeHold, readHolds } from '#lib/flows/legal-holds.ts'
import { readBreakGlass, reviewBreakGlass } from '#lib/flows/review-break-glass.ts'
import type { EhrId } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { patientWho } from '#lib/testing/audit/written-trail.ts'
import { aMoment, fixedClock } from '#lib/testing/fixed-clock.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { query } from '#lib/testing/postgres/query.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { macWith } from '../crypto/mac.ts'
import { systemClock } from '../system/system-clock.ts'
import { systemRandom } from '../system/system-random.ts'
import { type AuditWriter, openAuditWriter } from './audit-writer.ts'
import { postgresBreakGlassStore } from './break-glass-store.ts'
import { postgresDisclosures } from './disclosures.ts'
import { postgresLegalHolds } from './legal-holds.ts'

const opened = testDatabase()
const officer = { tenant: 'greyfield', user: 'urn:chartside:user:officer' }
const stranger = { tenant: 'other', user: 'urn:chartside:user:stranger' }
const patient = { ehrId: 'north' as EhrId, id: 'patient-1' }
const always = { from: null, to: null }
const YEAR_MS = 365 * 24 * 3_600_000

let audit: AuditWriter
let grant: AccessGrant
const deps = () => {
  const { database, databases, seal } = opened()
  return {
    audit,
    clock: fixedClock(aMoment),
    random: systemRandom,
    holds: postgresLegalHolds(database, seal),
    disclosures: postgresDisclosures(databases, seal),
    breakGlass: postgresBreakGlassStore(database, seal),
  }
}

beforeAll(async () => {
  const mac = macWith(aKeySet())
  audit = openAuditWriter({ url: opened().appUrl, node: 'n', mac, clock: systemClock })
  const who = { ...patientWho, ehrId: patient.ehrId }
  grant = unwrap(await audit.intend(who, { action: 'visit.open' }))
})

describe('a legal hold', () => {
  test('is there for its organisation until it is lifted, and on record after it', async () => {
    const request = { ...always, patient, reason: 'Case 2026-17' }
    const id = unwrap(await placeHold(deps(), officer, request))
    const placed = { by: officer.user, at: aMoment, reason: 'Case 2026-17' }
    expect(unwrap(await readHolds(deps(), officer))).toEqual([
      { id, patient, user: undefined, ...always, placed, lifted: undefined },
    ])
    expect(unwrap(await readHolds(deps(), stranger))).toEqual([])
    expect(await liftHold(deps(), stranger, { id, reason: 'no' })).toMatchObject({
      error: { code: 'AUDIT_DECISION_GONE' },
    })
    unwrap(await liftHold(deps(), officer, { id, reason: 'Case closed' }))
    expect(unwrap(await readHolds(deps(), officer))).toMatchObject([
      { id, lifted: { by: officer.user, reason: 'Case closed' } },
    ])
    expect(await liftHold(deps(), officer, { id, reason: 'again' })).toMatchObject({
      error: { code: 'AUDIT_DECISION_GONE' },
    })
  })

  test('says to the owner of the tables nothing of why', async () => {
    const rows = await query(opened().ownerUrl, 'select * from legal_hold')
    expect(JSON.stringify(rows)).not.toContain('Case')
    await expect(query(opened().appUrl, 'delete from legal_hold')).rejects.toThrow('denied')
  })
})

describe('an accounting of disclosures', () => {
  const told = {
    patient,
    period: always,
    disclosedAt: aMoment,
    recipient: 'State Board of Medicine',
    address: '1 Main Street',
    description: 'Visit note of 19-Nov-2026',
    purpose: 'Health oversight',
  }

  test('has what was told about the patient, and an export about everybody in it', async () => {
    unwrap(await recordDisclosure(deps(), officer, told))
    const everybody = {
      ...told,
      patient: undefined,
      disclosedAt: systemClock.now(),
      recipient: 'Auditors Ltd',
    }
    unwrap(await recordDisclosure(deps(), officer, everybody))
    // The patient has no record in a period that was over long ago.
    const past = { from: null, to: instantPlus(aMoment, -YEAR_MS) }
    unwrap(await recordDisclosure(deps(), officer, { ...everybody, period: past }))
    const found = unwrap(await accountDisclosures(deps(), officer, { ...always, patient }))
    expect(found.map(({ recipient }) => recipient)).toEqual([
      'Auditors Ltd',
      'State Board of Medicine',
    ])
    expect(found[1]).toMatchObject({ ...told, recordedBy: officer.user })
  })

  test('has nothing of another patient, another EHR’s patient or another organisation', async () => {
    const south = { ...patient, ehrId: 'south' as EhrId }
    expect(
      unwrap(await accountDisclosures(deps(), officer, { ...always, patient: south })),
    ).toEqual([])
    expect(unwrap(await accountDisclosures(deps(), stranger, { ...always, patient }))).toEqual([])
  })
})

describe('an opening of a restricted chart', () => {
  const opening = (id: string): BreakGlass => ({
    id,
    patient,
    user: 'https://ehr.example.org/fhir/Practitioner/okafor',
    launchId: 'north.AAAAAAAAAAAAAAAAAAAAAA',
    label: 'R',
    reasonCode: 'ETREAT',
    reason: 'Unconscious in the emergency room',
    openedAt: aMoment,
    endsAt: instantPlus(aMoment, 3_600_000),
  })

  test('waits for the privacy officer, who reviews it once', async () => {
    const store = deps().breakGlass
    const id = systemRandom.uuid()
    unwrap(await store.open(grant, { ...opening(id), tenant: officer.tenant }))
    expect(unwrap(await readBreakGlass(deps(), officer))).toEqual([
      { ...opening(id), review: undefined },
    ])
    expect(unwrap(await readBreakGlass(deps(), stranger))).toEqual([])
    const review = { id, outcome: 'justified', comment: 'Seen in the ER log' } as const
    expect(await reviewBreakGlass(deps(), stranger, review)).toMatchObject({ ok: false })
    unwrap(await reviewBreakGlass(deps(), officer, review))
    expect(unwrap(await readBreakGlass(deps(), officer))).toMatchObject([
      { review: { outcome: 'justified', comment: 'Seen in the ER log', by: officer.user } },
    ])
    expect(await reviewBreakGlass(deps(), officer, review)).toMatchObject({
      error: { code: 'AUDIT_DECISION_GONE' },
    })
  })
})
