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
import { instantPlus } from '#lib/kernel/instant.ts'
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

async function openChart(patientId: string, name: string, minutes: number): Promise<void> {
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
