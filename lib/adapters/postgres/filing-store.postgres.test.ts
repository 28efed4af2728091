import { describe, expect, test } from 'vitest'
import type { FilingId } from '#lib/kernel/ids.ts'
import { type Instant, parseInstant } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import { amendmentContract } from '#lib/testing/contracts/amendment-contract.ts'
import { approvalStoreContract } from '#lib/testing/contracts/approval-store-contract.ts'
import { coSignContract } from '#lib/testing/contracts/co-sign-contract.ts'
import { filingStoreContract } from '#lib/testing/contracts/filing-store-contract.ts'
import { instructionsContract } from '#lib/testing/contracts/instructions-contract.ts'
import { provenanceStoreContract } from '#lib/testing/contracts/provenance-store-contract.ts'
import { aMoment } from '#lib/testing/fixed-clock.ts'
import { aDraftToApprove } from '#lib/testing/note/an-approval.ts'
import { testDatabase } from '#lib/testing/postgres/test-database.ts'
import { unwrap } from '#lib/testing/unwrap.ts'
import { postgresApprovalStore } from './approval-store.ts'
import { postgresCoSignStore } from './co-sign-store.ts'
import { postgresFilingStore } from './filing-store.ts'
import { postgresNoteStore } from './note-store.ts'
import { postgresProvenanceStore } from './provenance-store.ts'

const opened = testDatabase()

async function jobAt(id: FilingId): Promise<Instant | undefined> {
  const { rows } = await opened().pool.query<{ run_at: string }>(
    'select run_at from graphile_worker.jobs where key = $1',
    [`filing ${id}`],
  )
  return parseInstant(rows[0]?.run_at ?? '')
}

const stores = () => ({
  notes: postgresNoteStore(opened().database, opened().seal),
  filings: postgresFilingStore(opened().database, opened().seal),
  approvals: postgresApprovalStore(opened().database, opened().seal),
  provenances: postgresProvenanceStore(opened().database),
  coSigns: postgresCoSignStore(opened().database, opened().seal),
  jobAt,
})

async function put({ note, approval }: ReturnType<typeof aDraftToApprove>): Promise<void> {
  unwrap(await stores().notes.create(approval.owner, note, aMoment))
  expect(unwrap(await stores().approvals.approve(approval))).toBe('approved')
}

approvalStoreContract(async () => stores())
amendmentContract(async () => stores())
coSignContract(async () => stores())
instructionsContract(async () => stores())
provenanceStoreContract(async () => stores())
filingStoreContract(async () => ({ ...stores(), put }))

test('WB-23 a filing that another worker is just taking is passed over, not waited for', async () => {
  const draft = aDraftToApprove()
  await put(draft)
  const { id } = draft.approval.filing
  const other = await opened().pool.connect()
  await other.query('begin')
  await other.query('select 1 from filing where id = $1 for update', [id])
  const { filings } = stores()
  expect(await filings.take(id, aMoment, 60_000)).toEqual(ok(undefined))
  await other.query('rollback')
  other.release()
  expect(unwrap(await filings.take(id, aMoment, 60_000))).toBeDefined()
})

describe('an approval in the database', () => {
  test('WB-21 is stored whole or not at all', async () => {
    const first = aDraftToApprove()
    await put(first)
    // A filing id that is taken makes the third of four writes fail.
    const second = aDraftToApprove({ id: first.approval.filing.id })
    unwrap(await stores().notes.create(second.approval.owner, second.note, aMoment))
    await expect(stores().approvals.approve(second.approval)).rejects.toThrow()
    const { owner } = second.approval
    const found = unwrap(await stores().notes.find(owner, second.note.id))
    expect(found).toMatchObject({ state: 'draft' })
    const { rows } = await opened().pool.query('select 1 from approved_note where note_id = $1', [
      second.note.id,
    ])
    expect(rows).toEqual([])
  })

  test('ST-41 leaves a job that holds an id and nothing else', async () => {
    const draft = aDraftToApprove()
    await put(draft)
    const { rows } = await opened().pool.query(
      'select payload from graphile_worker._private_jobs where key = $1',
      [`filing ${draft.approval.filing.id}`],
    )
    expect(rows).toEqual([{ payload: { filingId: draft.approval.filing.id } }])
  })

  test('S27 holds neither the text nor the EHR’s words in the clear', async () => {
    const draft = aDraftToApprove({ ehrSaid: 'canary-of-the-ehr' })
    await put(draft)
    const { rows } = await opened().pool.query(
      'select * from filing join approved_note using (note_id) where id = $1',
      [draft.approval.filing.id],
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(/canary|payload of|Dry cough/)
  })
})
