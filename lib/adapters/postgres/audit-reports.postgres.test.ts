import { beforeAll, describe, expect, test } from 'vitest'
import type { AuditEvent, AuditWho } from '#lib/audit/audit-event.ts'
import type { AuditFilter } from '#lib/audit/audit-filter.ts'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { EhrId, LaunchId } from '#lib/kernel/ids.ts'
import { instantOf } from '#lib/kernel/instant.ts'
import { sealAll } from '#lib/testing/audit/sealed-trail.ts'
import { systemWho } from '#lib/testing/audit/written-trail.ts'
import { aKeySet } from '#lib/testing/key-sets.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { macWith } from '../crypto/mac.ts'
import { postgresAuditReports } from './audit-reports.ts'
import { type AuditWriter, openAuditWriter } from './audit-writer.ts'

const opened = testDatabase()
const reports = () => postgresAuditReports(opened().databases.reading)

const START = Date.parse('2026-11-02T08:00:00.000Z')
const OKAFOR = 'https://north.example.org/fhir/Practitioner/okafor'
const LINDQVIST = 'https://north.example.org/fhir/Practitioner/lindqvist'
const NORTH = 'north' as EhrId
const SOUTH = 'south' as EhrId

const who = (
  ehrId: EhrId,
  user: string,
  patient: string,
  more: Partial<AuditWho> = {},
): AuditWho => ({
  ...systemWho,
  tenant: 'greyfield',
  ehrId,
  launchId: `${ehrId}.${user.slice(-6)}` as LaunchId,
  user,
  patient,
  ...more,
})
const read = (reference: string): AuditEvent => ({
  action: 'chart.read',
  resource: 'Patient',
  reference,
})

let grant: AccessGrant
const everything = { from: null, to: null }
const search = async (filter: Partial<AuditFilter>, limit = 50) =>
  unwrap(
    await reports().search(grant, {
      tenant: 'greyfield',
      filter: { ...everything, ...filter },
      limit,
    }),
  )
const whats = async (filter: Partial<AuditFilter>) =>
  (await search(filter)).entries.map(({ what }) => what)

/** A second passes between two records. */
async function write(log: AuditWriter): Promise<void> {
  const first = who(NORTH, OKAFOR, 'p1')
  grant = unwrap(await log.intend(first, read('Patient/1')))
  await log.conclude(grant, { result: 'done' })
  const second = unwrap(await log.intend(first, read('Patient/2')))
  await log.conclude(second, { result: 'failed', code: 'FHIR_TIMEOUT' })
  await log.intend(who(NORTH, LINDQVIST, 'p1'), read('Patient/3'))
  const fourth = unwrap(await log.intend(who(NORTH, OKAFOR, 'p2'), read('Patient/4')))
  await log.conclude(fourth, { result: 'refused', code: 'FHIR_FORBIDDEN' })
  // The same id at another EHR is another patient.
  await log.intend(who(SOUTH, OKAFOR, 'p1'), read('Patient/5'))
  await log.intend(who(NORTH, OKAFOR, 'p1'), {
    action: 'access.refuse',
    code: 'ORIGIN_REFUSED',
    entry: 'note.save',
  })
  await log.intend(who(NORTH, OKAFOR, 'p1', { tenant: 'other' }), read('Patient/canary'))
}

beforeAll(async () => {
  let now = START
  const clock = {
    now: () => {
      now += 1_000
      return instantOf(now)
    },
  }
  const log = openAuditWriter({ url: opened().appUrl, node: 'n', mac: macWith(aKeySet()), clock })
  await write(log)
  await log.close()
})

describe('a search of the trail', () => {
  test('tells who did what with whom and how it ended, newest first', async () => {
    const { entries, next } = await search({})
    expect(next).toBeUndefined()
    expect(
      entries.map(({ what, user, ehrId, patient, result, code }) => [
        what,
        user,
        `${ehrId}/${patient}`,
        result,
        code,
      ]),
    ).toEqual([
      ['ORIGIN_REFUSED', OKAFOR, 'north/p1', 'refused', 'ORIGIN_REFUSED'],
      ['Patient/5', OKAFOR, 'south/p1', undefined, undefined],
      ['Patient/4', OKAFOR, 'north/p2', 'refused', 'FHIR_FORBIDDEN'],
      ['Patient/3', LINDQVIST, 'north/p1', undefined, undefined],
      ['Patient/2', OKAFOR, 'north/p1', 'failed', 'FHIR_TIMEOUT'],
      ['Patient/1', OKAFOR, 'north/p1', 'done', undefined],
    ])
  })

  test('goes on page by page without leaving out or repeating one', async () => {
    const pages: (readonly (string | undefined)[])[] = []
    let after: Awaited<ReturnType<typeof search>>['next']
    do {
      const page = unwrap(
        await reports().search(grant, { tenant: 'greyfield', filter: everything, after, limit: 4 }),
      )
      pages.push(page.entries.map(({ what }) => what))
      after = page.next
    } while (after)
    expect(pages.map(({ length }) => length)).toEqual([4, 2])
    expect(pages.flat()).toEqual(await whats({}))
  })

  test.each<[what: string, filter: Partial<AuditFilter>, found: readonly string[]]>([
    ['the patient of one EHR', { patient: { ehrId: SOUTH, id: 'p1' } }, ['Patient/5']],
    ['a user', { user: LINDQVIST }, ['Patient/3']],
    ['a launch', { launchId: 'south.okafor' }, ['Patient/5']],
    ['an action', { actions: ['access.refuse', 'note.save'] }, ['ORIGIN_REFUSED']],
    ['what was done', { result: 'done' }, ['Patient/1']],
    ['what failed', { result: 'failed' }, ['Patient/2']],
    ['what was refused, by us or the EHR', { result: 'refused' }, ['ORIGIN_REFUSED', 'Patient/4']],
    ['what never ended', { result: 'none' }, ['Patient/5', 'Patient/3']],
    ['a time', { to: instantOf(START + 4_000) }, ['Patient/1']],
  ])('finds %s', async (_what, filter, found) => {
    expect(await whats(filter)).toEqual(found)
  })

  test('holds nothing of another organisation, whatever is asked', async () => {
    const all = await Promise.all([
      search({}),
      search({ result: 'none' }),
      search({ user: OKAFOR }),
      search({ patient: { ehrId: NORTH, id: 'p1' } }),
    ])
    expect(JSON.stringify(all)).not.toContain('canary')
  })
})

describe('a report', () => {
  test('on a patient counts what each user did with it, at that EHR', async () => {
    const scope = { ...everything, patient: { ehrId: NORTH, id: 'p1' } }
    const by = 'user'
    const groups = unwrap(
      await reports().group(grant, { tenant: 'greyfield', scope, by, limit: 9 }),
    )
    expect(groups).toMatchObject([
      { user: OKAFOR, accesses: 3, notDone: 2, launches: 1 },
      { user: LINDQVIST, accesses: 1, notDone: 1, launches: 1 },
    ])
  })

  test('on a user counts what was done with each patient of each EHR', async () => {
    const scope = { ...everything, user: OKAFOR }
    const by = 'patient'
    const groups = unwrap(
      await reports().group(grant, { tenant: 'greyfield', scope, by, limit: 9 }),
    )
    expect(groups.map(({ ehrId, patient, accesses }) => [`${ehrId}/${patient}`, accesses])).toEqual(
      [
        ['north/p1', 3],
        ['south/p1', 1],
        ['north/p2', 1],
      ],
    )
  })

  test('of everything counts accesses, people and endings', async () => {
    const overview = unwrap(
      await reports().overview(grant, { tenant: 'greyfield', period: everything }),
    )
    expect(overview).toMatchObject({ accesses: 6, users: 2, patients: 2, refused: 2, failed: 1 })
    expect(overview.actions).toEqual([
      { action: 'chart.read', accesses: 5 },
      { action: 'access.refuse', accesses: 1 },
    ])
  })
})

describe('one access', () => {
  const find = async (tenant: string, id: string) =>
    unwrap(await reports().find(grant, { tenant, id }))

  test('is shown with the texts as they were written and their place in the tree', async () => {
    const [first] = (await search({ result: 'done' })).entries
    const unsealed = await find('greyfield', first?.id ?? '')
    expect(unsealed?.entry).toEqual(first)
    expect(unsealed?.records.map(({ phase, leaf }) => [phase, leaf])).toEqual([
      ['intent', undefined],
      ['outcome', undefined],
    ])
    await sealAll(opened())
    const sealed = await find('greyfield', first?.id ?? '')
    expect(sealed?.records.map(({ leaf }) => leaf)).toEqual([0, 1])
    expect(JSON.parse(sealed?.records[0]?.body ?? '')).toMatchObject({ id: first?.id })
  })

  test('of another organisation is not there', async () => {
    const [first] = (await search({})).entries
    expect(await find('other', first?.id ?? '')).toBeUndefined()
  })
})
