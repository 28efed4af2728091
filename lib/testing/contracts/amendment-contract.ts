import { beforeEach, describe, expect, test } from 'vitest'
import type { ApprovalToStore, VoidToStore } from '#lib/filing/approval-store.ts'
import type { Filing } from '#lib/filing/filing.ts'
import type { FilingId, NoteId } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import type { Amendment } from '#lib/note/note-store.ts'
import { countedUuid } from '../counted-uuid.ts'
import { aMoment } from '../fixed-clock.ts'
import { anApproval } from '../note/an-approval.ts'
import { anOwner } from '../note/an-owner.ts'
import { aNoteOf, aStatement } from '../note/note-builders.ts'
import { unwrap } from '../unwrap.ts'
import type { OpenApprovalStore } from './approval-store-contract.ts'

const owner = anOwner()
const later = instantPlus(aMoment, 1_000)

/** What approvals and filings must do with a note that is amended. */
export function amendmentContract(open: () => Promise<OpenApprovalStore>): void {
  let stores: OpenApprovalStore
  let original: Filing
  beforeEach(async () => {
    stores = await open()
    original = await aFiledNote()
  })

  async function aFiledNote(): Promise<Filing> {
    const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
    unwrap(await stores.notes.create(owner, note, aMoment))
    const { filing } = await approved(anApproval(owner, note, 1))
    return settle(filing, 'filed')
  }

  async function approved(approval: ApprovalToStore): Promise<ApprovalToStore> {
    expect(await stores.approvals.approve(approval)).toEqual(ok('approved'))
    return approval
  }

  async function settle(filing: Filing, state: Filing['state']): Promise<Filing> {
    const taken = unwrap(await stores.filings.take(filing.id, later, 60_000))
    if (!taken) throw new Error('it was not taken')
    const record =
      state === 'filed' ? { id: `doc-${filing.id.slice(-4)}`, version: '1' } : undefined
    const progress = { ...filing, state, record, notBefore: undefined }
    const step = { at: later, event: 'created', state, errorCode: undefined } as const
    expect(await stores.filings.record(taken, progress, step, true)).toEqual(ok(true))
    return { ...filing, ...progress }
  }

  const amends = (more: Partial<Amendment> = {}): Amendment => ({
    kind: 'correction',
    originalNoteId: original.originalNoteId,
    filingId: original.id,
    reason: 'The dose was wrong.',
    ...more,
  })

  const amending = (more: Partial<Filing> = {}): Partial<Filing> => ({
    kind: 'correction',
    method: 'create-replaces',
    originalNoteId: original.originalNoteId,
    target: {
      filingId: original.id,
      recordId: original.record?.id ?? '',
      ifMatch: 'W/"1"',
      reason: 'The dose was wrong.',
    },
    createdAt: later,
    notBefore: later,
    ...more,
  })

  async function anAmendment(more: Partial<Filing> = {}): Promise<ApprovalToStore> {
    const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
    unwrap(await stores.notes.create(owner, note, later, { amends: amends() }))
    return anApproval(owner, note, 1, amending(more))
  }

  const aVoid = (record: Filing): VoidToStore => {
    const { noteId, noteVersion } = record
    const id = countedUuid() as FilingId
    const filing = {
      ...original,
      ...amending({ kind: 'void', method: 'put' }),
      id,
      noteId,
      noteVersion,
    }
    const target = {
      filingId: record.id,
      recordId: 'doc',
      ifMatch: undefined,
      reason: 'Wrong patient.',
    }
    const fresh = { state: 'queued', record: undefined } as const
    return { filing: { ...filing, target, ...fresh }, payload: '{"void":true}' }
  }

  const objection = (code: string) => ok({ kind: 'objection', code })

  describe('an amendment', () => {
    test('is kept with what it amends, why, and of which family it is', async () => {
      const approval = await approved(await anAmendment())
      expect(await stores.filings.find(approval.filing.id)).toEqual(ok(approval.filing))
      const family = unwrap(await stores.filings.ofFamily(original.originalNoteId))
      expect(family.map(({ id }) => id)).toEqual([original.id, approval.filing.id])
      const note = unwrap(await stores.notes.find(owner, approval.filing.noteId))
      expect(note?.amends).toEqual(amends())
    })

    test('clicked many times is one filing', async () => {
      const { approved: signed, ...draft } = await anAmendment()
      const clicks = Array.from({ length: 6 }, () => ({
        ...draft,
        approved: signed,
        filing: { ...draft.filing, id: countedUuid() as FilingId },
      }))
      const words = (await Promise.all(clicks.map(stores.approvals.approve))).map(unwrap)
      expect(words.toSorted()).toEqual([...Array(5).fill('already-approved'), 'approved'])
    })

    test('of two at once is one: the other would replace what is being replaced', async () => {
      const both = [await anAmendment(), await anAmendment()]
      const words = (await Promise.all(both.map(stores.approvals.approve))).map(unwrap)
      expect(words).toContain('approved')
      expect(words).toContainEqual({ kind: 'objection', code: 'FILING_NOT_SETTLED' })
    })

    test('of a version that was replaced is refused, and its draft stays', async () => {
      const { filing } = await approved(await anAmendment())
      await settle(filing, 'filed')
      const late = await anAmendment()
      expect(await stores.approvals.approve(late)).toEqual(objection('FILING_SUPERSEDED'))
      expect(unwrap(await stores.notes.find(owner, late.filing.noteId))?.state).toBe('draft')
      expect(await stores.filings.find(late.filing.id)).toEqual(ok(undefined))
    })

    test('that the EHR refused may be followed by another', async () => {
      const { filing } = await approved(await anAmendment())
      await settle(filing, 'rejected')
      await approved(await anAmendment())
    })
  })

  describe('WB-32 entering in error', () => {
    test('leaves one filing, a worker woken for it, and the text that was signed', async () => {
      const one = aVoid(original)
      expect(await stores.approvals.void([one])).toEqual(ok('stored'))
      expect(await stores.filings.find(one.filing.id)).toEqual(ok(one.filing))
      expect(await stores.jobAt(one.filing.id)).toBe(later)
      const put = unwrap(await stores.filings.ofNote(original.noteId))
      expect(put?.id).toBe(original.id)
      const { tenant, noteId, noteVersion } = original
      expect(unwrap(await stores.approvals.textOf(tenant, noteId, noteVersion))).toContain('NOTE')
    })

    test('asked for twice at once is stored once', async () => {
      const words = await Promise.all(
        [aVoid(original), aVoid(original)].map((one) => stores.approvals.void([one])),
      )
      expect(words).toContainEqual(ok('stored'))
      expect(words).toContainEqual(objection('FILING_NOT_SETTLED'))
    })

    test('of what is void already is refused', async () => {
      const one = aVoid(original)
      unwrap(await stores.approvals.void([one]))
      await settle(one.filing, 'filed')
      expect(await stores.approvals.void([aVoid(original)])).toEqual(objection('FILING_SUPERSEDED'))
      const late = await anAmendment()
      expect(await stores.approvals.approve(late)).toEqual(objection('FILING_SUPERSEDED'))
    })

    test('that the EHR refused may be asked for again', async () => {
      const one = aVoid(original)
      unwrap(await stores.approvals.void([one]))
      await settle(one.filing, 'rejected')
      expect(await stores.approvals.void([aVoid(original)])).toEqual(ok('stored'))
    })
  })
}
