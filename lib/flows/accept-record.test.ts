import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { err, ok } from '../kernel/result.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { amendmentWorld } from '../testing/note/amendment-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { acceptRecord } from './accept-record.ts'
import { compareFiling } from './compare-filing.ts'

const THEIRS = 'PROGRESS NOTE\n\nSomebody else wrote this.\n'

/** A correction by PUT that met another version than its author saw. */
async function world(document: object = {}) {
  const amending = await amendmentWorld({ registration: { profile: 'millennium' } })
  const { filingId, find, amend, settle, open } = amending
  const { record } = await find(filingId)
  const { filingId: refused } = await amend('correction', filingId, 'Dry cough for 4 weeks.')
  await settle(refused, {
    ...{ state: 'needs-review', record: undefined, errorCode: 'FILING_RECORD_CHANGED' },
  })
  const resource = {
    ...{ resourceType: 'DocumentReference', id: record?.id, meta: { versionId: '2' } },
    ...{ status: 'current', docStatus: 'final' },
    subject: { reference: `Patient/${open.launch.patientId}` },
    content: [{ attachment: { data: Buffer.from(THEIRS).toString('base64') } }],
    ...document,
  }
  const ehr = fakeEhr({ resources: [resource] })
  const deps = { ...amending.deps, audit: fakeAuditLog(), chance: () => 0.5, ehr }
  return {
    ...amending,
    refused,
    accept: (id: FilingId = refused, version = '2') =>
      acceptRecord(deps, open, { filingId: id, version }),
    compare: () => compareFiling(deps, open.launch, refused),
  }
}

const notPossible = err(appError('FILING_ACTION_NOT_POSSIBLE'))

describe('WB-30 going on from what others made of a record', () => {
  test('sets the refused change aside, and amends over the version that was seen', async () => {
    const { accept, find, filingId, refused, amend, payload } = await world()
    expect(await accept()).toEqual(ok(undefined))
    expect(await find(refused)).toMatchObject({
      state: 'rejected',
      errorCode: 'FILING_RECORD_CHANGED',
    })
    expect(await find(filingId)).toMatchObject({ state: 'filed', verification: 'altered' })
    const again = await amend('correction', filingId, 'Dry cough for 5 weeks.')
    const filing = await find(again.filingId)
    expect(filing.target).toMatchObject({ filingId, ifMatch: 'W/"2"' })
    expect(await payload(again.filingId)).toMatchObject({ docStatus: 'amended' })
  })

  test('puts an addendum below the words of the others', async () => {
    const { accept, filingId, amend } = await world()
    unwrap(await accept())
    const { reviewed } = await amend('addendum', filingId, 'Chest film is clear.')
    expect(reviewed.text.startsWith(THEIRS)).toBe(true)
    expect(reviewed.text).toContain('Chest film is clear.')
  })

  test('has the words of the refused change in the next one', async () => {
    const { accept, filingId, begin } = await world()
    unwrap(await accept())
    const opened = unwrap(await begin({ kind: 'correction', filingId }))
    expect(JSON.stringify(opened.note)).toContain('Dry cough for 4 weeks.')
  })

  test('enters in error what stands there, without changing its text', async () => {
    const { accept, filingId, payload, ...rest } = await world()
    unwrap(await accept())
    const [event] = unwrap(await rest.void(filingId))
    const data = Buffer.from(THEIRS).toString('base64')
    expect(await payload(event?.filingId ?? filingId)).toMatchObject({
      status: 'entered-in-error',
      content: [{ attachment: { data } }],
    })
  })

  test('is refused when the record was changed again since', async () => {
    const { accept, find, filingId } = await world()
    expect(await accept(undefined, '1')).toEqual(err(appError('FILING_RECORD_CHANGED')))
    expect((await find(filingId)).standingText).toBeUndefined()
  })

  test('can be asked for twice', async () => {
    const { accept, find, refused } = await world()
    expect(await accept()).toEqual(ok(undefined))
    expect(await accept()).toEqual(ok(undefined))
    expect((await find(refused)).state).toBe('rejected')
  })

  test.each([
    ['of another patient', { subject: { reference: 'Patient/other' } }],
    ['entered in error by others', { status: 'entered-in-error' }],
    ['without its text', { content: [] }],
    ['without a version', { meta: {} }],
  ])('is not offered, and not done, for a record %s', async (_what, document) => {
    const { accept, compare } = await world(document)
    expect(unwrap(await compare()).isAcceptable).toBe(false)
    expect(await accept()).toEqual(notPossible)
  })

  test('is not for a new document that was found otherwise than it was sent', async () => {
    const { filingId, amend, settle, deps, open } = await amendmentWorld()
    const { filingId: other } = await amend('correction', filingId, 'Dry cough for 4 weeks.')
    await settle(other, { state: 'needs-review', record: undefined })
    const ehr = fakeEhr({ resources: [] })
    const all = { ...deps, audit: fakeAuditLog(), chance: () => 0.5, ehr }
    expect(await acceptRecord(all, open, { filingId: other, version: '2' })).toEqual(notPossible)
  })

  test('is for what a person has to judge', async () => {
    const { accept, filingId } = await world()
    expect(await accept(filingId)).toEqual(notPossible)
  })
})
