import { beforeEach, describe, expect, test } from 'vitest'
import type { ApprovalToStore } from '#lib/filing/approval-store.ts'
import type { Filing } from '#lib/filing/filing.ts'
import type { FilingId, NoteId } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import type { NoteBasis, NoteOwner } from '#lib/note/note-store.ts'
import { countedUuid } from '../counted-uuid.ts'
import { aMoment } from '../fixed-clock.ts'
import { anApproval } from '../note/an-approval.ts'
import { anOwner } from '../note/an-owner.ts'
import { aNoteOf, aStatement } from '../note/note-builders.ts'
import { unwrap } from '../unwrap.ts'
import type { OpenApprovalStore } from './approval-store-contract.ts'

const owner = anOwner()
const later = instantPlus(aMoment, 1_000)

/** What notes and approvals must do with patient instructions, which a note has once. */
export function instructionsContract(open: () => Promise<OpenApprovalStore>): void {
  let stores: OpenApprovalStore
  let restsOn: NoteBasis
  beforeEach(async () => {
    stores = await open()
    const { filing } = await approved(await aDraft())
    restsOn = { originalNoteId: filing.noteId, filingId: filing.id }
  })

  async function aDraft(basis?: NoteBasis, more: Partial<Filing> = {}): Promise<ApprovalToStore> {
    const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
    unwrap(await stores.notes.create(owner, note, later, { restsOn: basis }))
    return { ...anApproval(owner, note, 1, more), restsOn: basis }
  }

  async function approved(approval: ApprovalToStore): Promise<ApprovalToStore> {
    expect(await stores.approvals.approve(approval)).toEqual(ok('approved'))
    return approval
  }

  async function settle(filing: Filing, state: Filing['state']): Promise<void> {
    const taken = unwrap(await stores.filings.take(filing.id, later, 60_000))
    if (!taken) throw new Error('it was not taken')
    const record = state === 'filed' ? { id: `doc-${filing.id.slice(-4)}` } : undefined
    const progress = { ...filing, state, record, notBefore: undefined }
    const step = { at: later, event: 'created', state, errorCode: undefined } as const
    expect(await stores.filings.record(taken, progress, step, true)).toEqual(ok(true))
  }

  const objection = (code: string) => ok({ kind: 'objection', code })

  describe('patient instructions', () => {
    test('are kept with what they rest on, and found by it by their author', async () => {
      const { note } = (await aDraft(restsOn)).approved
      expect(unwrap(await stores.notes.find(owner, note.id))).toMatchObject({ restsOn })
      const resting = () => stores.notes.restingOn(owner, restsOn.originalNoteId)
      expect(unwrap(await resting()).map((one) => one.note.id)).toEqual([note.id])
      const stranger = { ...owner, author: `${owner.author}-other` as NoteOwner['author'] }
      expect(await stores.notes.restingOn(stranger, restsOn.originalNoteId)).toEqual(ok([]))
      unwrap(await stores.notes.discard(owner, note.id, later))
      expect(await resting()).toEqual(ok([]))
    })

    test('of two drafts signed at once are one', async () => {
      const both = [await aDraft(restsOn), await aDraft(restsOn)]
      const words = (await Promise.all(both.map(stores.approvals.approve))).map(unwrap)
      expect(words).toContain('approved')
      expect(words).toContainEqual({ kind: 'objection', code: 'NOTE_HAS_INSTRUCTIONS' })
    })

    test('are not signed a second time; the draft stays', async () => {
      const { filing } = await approved(await aDraft(restsOn))
      await settle(filing, 'filed')
      const late = await aDraft(restsOn)
      expect(await stores.approvals.approve(late)).toEqual(objection('NOTE_HAS_INSTRUCTIONS'))
      expect(unwrap(await stores.notes.find(owner, late.filing.noteId))?.state).toBe('draft')
      expect(await stores.filings.find(late.filing.id)).toEqual(ok(undefined))
    })

    test('that the EHR refused may be followed by others', async () => {
      const { filing } = await approved(await aDraft(restsOn))
      await settle(filing, 'rejected')
      await approved(await aDraft(restsOn))
    })

    test('of another note are nothing to it', async () => {
      await approved(await aDraft(restsOn))
      const { filing } = await approved(await aDraft())
      await approved(await aDraft({ originalNoteId: filing.noteId, filingId: filing.id }))
    })

    test('of a note that is void are not signed', async () => {
      const source = unwrap(await stores.filings.find(restsOn.filingId))
      if (!source) throw new Error('no such filing')
      await settle(source, 'filed')
      const target = {
        ...{ filingId: source.id, recordId: `doc-${source.id.slice(-4)}` },
        ...{ ifMatch: undefined, reason: 'Wrong patient.' },
      }
      const id = countedUuid() as FilingId
      const filing = { ...source, id, kind: 'void', method: 'put', target } as const
      expect(await stores.approvals.void([{ filing, payload: '{}' }])).toEqual(ok('stored'))
      const late = await aDraft(restsOn)
      expect(await stores.approvals.approve(late)).toEqual(objection('FILING_SUPERSEDED'))
    })
  })
}
