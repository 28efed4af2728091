import { beforeEach, describe, expect, test } from 'vitest'
import type { ApprovalStore } from '#lib/filing/approval-store.ts'
import type { CoSignStore } from '#lib/filing/co-sign-store.ts'
import type { FilingStore } from '#lib/filing/filing-store.ts'
import type { FilingId, NoteId, TenantId } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import type { Note } from '#lib/note/note.ts'
import type { NoteOwner, NoteStore } from '#lib/note/note-store.ts'
import { countedUuid } from '../counted-uuid.ts'
import { aMoment } from '../fixed-clock.ts'
import { anApproval } from '../note/an-approval.ts'
import { anOwner, otherOwners } from '../note/an-owner.ts'
import { aNoteOf, aStatement } from '../note/note-builders.ts'
import { unwrap } from '../unwrap.ts'

export type OpenApprovalStore = {
  readonly approvals: ApprovalStore
  readonly notes: NoteStore
  readonly filings: FilingStore
  readonly coSigns: CoSignStore
  /** When a worker is woken for a filing; undefined when it is not. */
  readonly jobAt: (id: FilingId) => Promise<Instant | undefined>
}

/** What every ApprovalStore must do, together with the stores it writes to. */
export function approvalStoreContract(open: () => Promise<OpenApprovalStore>): void {
  describe('an approval', () => {
    let stores: OpenApprovalStore
    let note: Note
    const owner = anOwner()
    beforeEach(async () => {
      stores = await open()
      note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
      unwrap(await stores.notes.create(owner, note, aMoment))
    })
    const stored = async () => unwrap(await stores.notes.find(owner, note.id))

    test('WB-21 closes the note, leaves its filing as frozen, and wakes a worker', async () => {
      const approval = anApproval(owner, note, 1)
      expect(await stores.approvals.approve(approval)).toEqual(ok('approved'))
      expect(await stored()).toMatchObject({ state: 'approved', version: 1 })
      const { id } = approval.filing
      expect(await stores.filings.find(id)).toEqual(ok(approval.filing))
      expect(await stores.filings.ofNote(note.id)).toEqual(ok(approval.filing))
      expect(await stores.filings.payload(id)).toEqual(ok(approval.payload))
      expect(await stores.filings.steps(id)).toEqual(ok([]))
      expect(await stores.jobAt(id)).toBe(aMoment)
    })

    test('keeps the exact text that was signed, for its organisation', async () => {
      const approval = anApproval(owner, note, 1)
      unwrap(await stores.approvals.approve(approval))
      const { textOf } = stores.approvals
      expect(await textOf(owner.tenant, note.id, 1)).toEqual(ok(approval.approved.renderedText))
      await expect(textOf('other' as TenantId, note.id, 1)).rejects.toThrow()
      await expect(textOf(owner.tenant, note.id, 2)).rejects.toThrow()
    })

    test('F7 clicked many times at once is one approval and one filing', async () => {
      const clicks = Array.from({ length: 8 }, () => anApproval(owner, note, 1))
      const outcomes = await Promise.all(clicks.map((click) => stores.approvals.approve(click)))
      const words = outcomes.map(unwrap)
      expect(words.filter((word) => word === 'approved')).toHaveLength(1)
      expect(words.filter((word) => word === 'already-approved')).toHaveLength(7)
      const filings = await Promise.all(clicks.map(({ filing }) => stores.filings.find(filing.id)))
      expect(filings.filter((found) => unwrap(found))).toHaveLength(1)
      const jobs = await Promise.all(clicks.map(({ filing }) => stores.jobAt(filing.id)))
      expect(jobs.filter(Boolean)).toHaveLength(1)
    })

    async function leavesNothing(approval: ReturnType<typeof anApproval>): Promise<void> {
      expect(await stores.approvals.approve(approval)).toEqual(ok('conflict'))
      expect(await stores.filings.find(approval.filing.id)).toEqual(ok(undefined))
      expect(await stores.jobAt(approval.filing.id)).toBeUndefined()
      expect(await stored()).toMatchObject({ state: 'draft' })
    }

    test('F8 of a version that is no longer the newest leaves nothing', async () => {
      unwrap(await stores.notes.save(owner, note, 1, aMoment))
      await leavesNothing(anApproval(owner, note, 1))
      expect(await stored()).toMatchObject({ version: 2 })
    })

    test.each(otherOwners)('by another %s leaves nothing', async (_what, stranger: NoteOwner) => {
      await leavesNothing(anApproval(stranger, note, 1))
    })

    test.each(otherOwners)(
      'says nothing of a signed note to another %s',
      async (_what, stranger) => {
        unwrap(await stores.approvals.approve(anApproval(owner, note, 1)))
        const approval = anApproval(stranger, note, 1)
        expect(await stores.approvals.approve(approval)).toEqual(ok('conflict'))
      },
    )

    test('of a note that is not there leaves nothing', async () => {
      await leavesNothing(anApproval(owner, { ...note, id: countedUuid() as NoteId }, 1))
    })

    test('of a note that was discarded leaves nothing', async () => {
      await stores.notes.discard(owner, note.id, aMoment)
      const approval = anApproval(owner, note, 1)
      expect(await stores.approvals.approve(approval)).toEqual(ok('conflict'))
      expect(await stores.filings.find(approval.filing.id)).toEqual(ok(undefined))
    })
  })
}
