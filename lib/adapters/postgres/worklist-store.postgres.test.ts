import { beforeAll, describe, expect, test } from 'vitest'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { Filing } from '#lib/filing/filing.ts'
import type { UnfinishedWork, Worker } from '#lib/filing/worklist.ts'
import type {
  EncounterId,
  LaunchId,
  NoteId,
  PatientId,
  TenantId,
  UserUrl,
} from '#lib/kernel/ids.ts'
import { instantOf, instantPlus } from '#lib/kernel/instant.ts'
import type { NoteOwner } from '#lib/note/note-store.ts'
import { aLaunch } from '#lib/testing/chart/a-launch.ts'
import { countedUuid } from '#lib/testing/counted-uuid.ts'
import { aFiling } from '#lib/testing/filing/a-filing.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { aDraftToApprove } from '#lib/testing/note/an-approval.ts'
import { anOwner, otherOwners } from '#lib/testing/note/an-owner.ts'
import { aNoteOf, aStatement } from '#lib/testing/note/note-builders.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { someTokens } from '#lib/testing/smart/fake-authorization-server.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { postgresApprovalStore } from './approval-store.ts'
import { postgresBreakGlassStore } from './break-glass-store.ts'
import { postgresCoSignStore } from './co-sign-store.ts'
import { postgresFilingStore } from './filing-store.ts'
import { postgresLaunchStore } from './launch-store.ts'
import { postgresNoteStore } from './note-store.ts'
import { postgresWorklistStore } from './worklist-store.ts'

const opened = testDatabase()
// A store of an audited read asks for the grant; which one is the business of its flow.
const grant = {} as AccessGrant
const { ehrIss } = aFiling()

const since = (minutes: number) => instantPlus(aMoment, minutes * 60_000)

async function draft(owner: NoteOwner, at = aMoment): Promise<NoteId> {
  const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
  unwrap(await postgresNoteStore(opened().database, opened().seal).create(owner, note, at))
  return note.id
}

async function signed(more: Partial<Filing>): Promise<NoteId> {
  const { note, approval } = aDraftToApprove(more)
  const { database, seal } = opened()
  unwrap(await postgresNoteStore(database, seal).create(approval.owner, note, aMoment))
  unwrap(await postgresApprovalStore(database, seal).approve(approval))
  return note.id
}

async function openChart(patientId: string, name: string, minutes: number) {
  const launches = postgresLaunchStore(opened().database, opened().seal)
  const { tenant, ehrId, author: user } = anOwner()
  const launch = aLaunch({
    ...{ tenant, ehrId, ehrIss, user },
    id: `greyfield.${countedUuid().replaceAll('-', '').slice(-22)}` as LaunchId,
    patientId: patientId as PatientId,
    openedAt: since(minutes),
  })
  const stored = { launch, secretHash: launch.id, lastUsedAt: aMoment }
  unwrap(await launches.open(stored, someTokens('at')))
  unwrap(await launches.keepIdentity(launch.id, { patient: [name], author: 'OKAFOR' } as never))
  return launch.id
}

async function workOf(more: Partial<Worker> = {}): Promise<readonly UnfinishedWork[]> {
  const { tenant, ehrId, author: user } = anOwner()
  const store = postgresWorklistStore(opened().database, opened().seal)
  return unwrap(await store.unfinishedBy(grant, { tenant, ehrId, ehrIss, user, ...more }))
}

const ids = (work: readonly UnfinishedWork[]) => work.map(({ noteId }) => noteId)

describe('a user’s unfinished work', () => {
  let older: NoteId
  let newer: NoteId
  let refused: NoteId
  beforeAll(async () => {
    newer = await draft(anOwner(), since(10))
    older = await draft(anOwner({ patientId: 'patient-2' as PatientId }), since(-10))
    refused = await signed({ state: 'rejected', errorCode: 'FHIR_REFUSED' })
    await signed({ state: 'filed' })
    for (const [what, owner] of otherOwners) {
      const isForeign = ['organisation', 'EHR', 'author'].includes(what)
      if (isForeign) await draft(owner)
    }
    await openChart('patient-1', 'OLD, Name', 0)
    await openChart('patient-1', 'MARCHETTI, Rosalind', 5)
  })

  test('is drafts and what the EHR does not have, of all patients, oldest first', async () => {
    expect(ids(await workOf())).toEqual([older, refused, newer])
  })

  test('tells of a signed note where it stands', async () => {
    const work = (await workOf()).find(({ noteId }) => noteId === refused)
    expect(work).toMatchObject({
      does: 'file',
      patientId: 'patient-1',
      encounterId: 'encounter-1' as EncounterId,
      filing: { state: 'rejected', errorCode: 'FHIR_REFUSED' },
    })
  })

  test('names patients as their newest chart did, and nobody whose chart was never open', async () => {
    const names = new Map((await workOf()).map((work) => [work.noteId, work.patientName]))
    expect(names.get(newer)).toBe('MARCHETTI, Rosalind')
    expect(names.get(older)).toBeUndefined()
  })

  test('names nobody whose chart the EHR marked, until the user has it open for a reason', async () => {
    const { database, seal } = opened()
    const breakGlass = postgresBreakGlassStore(database, seal)
    const nameOf = async () => (await workOf()).find(({ noteId }) => noteId === newer)?.patientName
    unwrap(await breakGlass.keepLabel(await openChart('patient-1', 'MARCHETTI, Rosalind', 6), 'R'))
    expect(await nameOf()).toBeUndefined()

    const { tenant, ehrId, author: user } = anOwner()
    const now = instantOf(Date.now())
    unwrap(
      await breakGlass.open(grant, {
        ...{ tenant, user, id: countedUuid(), patient: { ehrId, id: 'patient-1' } },
        ...{ launchId: 'l', label: 'R', reasonCode: 'TREAT', reason: 'Visit' },
        ...{ openedAt: now, endsAt: instantPlus(now, 60_000) },
      }),
    )
    expect(await nameOf()).toBe('MARCHETTI, Rosalind')
  })

  test.each([
    ['organisation', { tenant: 'nobody' as TenantId }],
    ['user', { user: 'http://ehr.localhost/Practitioner/nobody' as UserUrl }],
  ])('is not that of another %s', async (_what, other) => {
    expect(await workOf(other)).toEqual([])
  })

  test('names no patient and no filing of another server under the same entry', async () => {
    const work = await workOf({ ehrIss: 'https://another.example/fhir' })
    expect(ids(work)).toEqual([older, newer])
    expect(work.every(({ patientName }) => patientName === undefined)).toBe(true)
  })
})

describe('a note that awaits a co-signature', () => {
  const reyes = 'http://ehr.localhost:4000/greyfield/fhir/Practitioner/reyes' as UserUrl
  const tan = 'http://ehr.localhost:4000/greyfield/fhir/Practitioner/tan' as UserUrl
  const resident = 'http://ehr.localhost:4000/greyfield/fhir/Practitioner/marchbank' as UserUrl

  async function asked(addressed?: UserUrl): Promise<NoteId> {
    const { database, seal } = opened()
    const filed = { state: 'filed', record: { id: `doc-${countedUuid()}` } } as const
    const { note, approval } = aDraftToApprove({ author: resident, isPreliminary: true, ...filed })
    unwrap(await postgresNoteStore(database, seal).create(approval.owner, note, aMoment))
    const coSign = {
      ...{ filingId: approval.filing.id, authorName: 'MARCHBANK', encounter: undefined },
      addressed: addressed && { user: addressed, name: 'REYES' },
      returned: undefined,
    }
    unwrap(await postgresApprovalStore(database, seal).approve({ ...approval, coSign }))
    return note.id
  }

  test('is on the list of who may give it, and on its author’s as awaited', async () => {
    const toReyes = await asked(reyes)
    const toAnybody = await asked()
    const seenBy = async (user: UserUrl) =>
      (await workOf({ user })).map(({ noteId, coSign }) => [noteId, coSign?.standing, coSign?.name])
    expect(await seenBy(reyes)).toEqual([
      [toReyes, 'to-give', 'MARCHBANK'],
      [toAnybody, 'to-give', 'MARCHBANK'],
    ])
    expect(await seenBy(tan)).toEqual([[toAnybody, 'to-give', 'MARCHBANK']])
    expect(await seenBy(resident)).toEqual([
      [toReyes, 'awaited', 'REYES'],
      [toAnybody, 'awaited', undefined],
    ])
    expect(await workOf({ user: reyes, tenant: 'other' as TenantId })).toEqual([])
  })

  test('is back on its author’s list once it was returned, and on nobody else’s', async () => {
    const author = resident
    const noteId = await asked(reyes)
    const { database, seal } = opened()
    const filing = unwrap(await postgresFilingStore(database, seal).ofNote(noteId))
    if (!filing) throw new Error('it was not signed')
    const by = { user: reyes, name: 'REYES, Ana' }
    const back = { by, reason: 'Which dose?', at: aMoment }
    unwrap(await postgresCoSignStore(database, seal).giveBack(filing, back))
    const row = (await workOf({ user: author })).find((work) => work.noteId === noteId)
    expect(row?.coSign).toMatchObject({ standing: 'returned', name: 'REYES, Ana' })
    expect(ids(await workOf({ user: reyes }))).not.toContain(noteId)
  })
})
