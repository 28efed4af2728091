import { beforeEach, describe, expect, test } from 'vitest'
import type { ApprovalStore } from '#lib/filing/approval-store.ts'
import type { FilingStore } from '#lib/filing/filing-store.ts'
import type { ProvenanceProgress } from '#lib/filing/provenance-filing.ts'
import type { ProvenanceStore } from '#lib/filing/provenance-store.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import type { NoteStore } from '#lib/note/note-store.ts'
import { aMoment } from '../fixed-clock.ts'
import { aDraftToApprove } from '../note/an-approval.ts'
import { unwrap } from '../unwrap.ts'

type Stores = {
  readonly notes: NoteStore
  readonly filings: FilingStore
  readonly approvals: ApprovalStore
  readonly provenances: ProvenanceStore
}

const LEASE = 60_000
const since = (milliseconds: number) => instantPlus(aMoment, milliseconds)

/** What every ProvenanceStore must do, beside the stores of approvals and filings. */
export function provenanceStoreContract(open: () => Promise<Stores>): void {
  describe('labels of filed notes', () => {
    let stores: Stores
    beforeEach(async () => {
      stores = await open()
    })

    async function signed(isLabelled = true) {
      const draft = aDraftToApprove()
      const { approval, note } = draft
      unwrap(await stores.notes.create(approval.owner, note, aMoment))
      unwrap(await stores.approvals.approve({ ...approval, isLabelled }))
      return { ...approval.filing, note }
    }

    async function readBack(id: FilingId, verification: 'identical' | 'altered') {
      const taken = unwrap(await stores.filings.take(id, aMoment, LEASE))
      if (!taken) throw new Error('it was not taken')
      const state = verification === 'identical' ? 'filed' : 'needs-review'
      const record = { id: 'doc-1', version: '1' }
      const progress = {
        ...taken.filing,
        state,
        record,
        verification,
        notBefore: undefined,
      } as const
      const step = { at: aMoment, event: 'read-back', state, errorCode: undefined } as const
      expect(await stores.filings.record(taken, progress, step, true)).toEqual(ok(true))
    }

    const take = async (id: FilingId, at = aMoment) =>
      unwrap(await stores.provenances.take(id, at, LEASE))

    test('begin with the signature, and only where they are to follow', async () => {
      const { id } = await signed()
      expect(await stores.provenances.ofFiling(id)).toMatchObject(
        ok({ filingId: id, state: 'waiting', attempt: 0, provenanceId: undefined }),
      )
      const other = await signed(false)
      expect(await stores.provenances.ofFiling(other.id)).toEqual(ok(undefined))
    })

    test('are due behind a note that was read back as it was signed, and no other', async () => {
      const [waiting, identical, altered] = [await signed(), await signed(), await signed()]
      await readBack(identical.id, 'identical')
      await readBack(altered.id, 'altered')
      const due = unwrap(await stores.provenances.due(since(1), 100))
      expect(due).toContain(identical.id)
      expect(due).not.toContain(waiting.id)
      expect(due).not.toContain(altered.id)
      expect(await take(waiting.id)).toBeUndefined()
      expect(await take(identical.id)).toMatchObject({ provenance: { state: 'waiting' }, fence: 1 })
    })

    test('are with one worker at a time, and a late one writes nothing', async () => {
      const { id } = await signed()
      await readBack(id, 'identical')
      const first = await take(id)
      if (!first) throw new Error('it was not taken')
      expect(await take(id)).toBeUndefined()
      const sending = { ...first.provenance, state: 'sending', attempt: 1 } as const
      expect(await stores.provenances.record(first, sending, false)).toEqual(ok(true))
      expect(await take(id, since(LEASE - 1))).toBeUndefined()
      expect(await take(id, since(LEASE))).toMatchObject({ provenance: { state: 'sending' } })
      const filed = { ...sending, state: 'filed', provenanceId: 'prov-1' } as const
      expect(await stores.provenances.record(first, filed, true)).toEqual(ok(false))
    })

    test('keep what became of them', async () => {
      const { id } = await signed()
      await readBack(id, 'identical')
      const taken = await take(id)
      if (!taken) throw new Error('it was not taken')
      const progress: ProvenanceProgress = {
        state: 'filed',
        attempt: 2,
        notBefore: since(5_000),
        provenanceId: 'prov-1',
        errorCode: 'FHIR_BUSY',
      }
      expect(await stores.provenances.record(taken, progress, true)).toEqual(ok(true))
      expect(await stores.provenances.ofFiling(id)).toEqual(ok({ filingId: id, ...progress }))
      expect(await take(id, since(10_000))).toBeUndefined()
    })

    test('are made of the note as it was signed, with where each statement came from', async () => {
      const { tenant, noteId, noteVersion, note } = await signed()
      expect(await stores.approvals.noteOf(tenant, noteId, noteVersion)).toEqual(ok(note))
    })
  })
}
