import { beforeEach, describe, expect, test } from 'vitest'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { CoSignatureToStore } from '#lib/filing/approval-store.ts'
import type { CoSignRequest } from '#lib/filing/co-sign.ts'
import type { Filing } from '#lib/filing/filing.ts'
import type { FilingId, NoteId, PatientId, TenantId, UserUrl } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import { countedUuid } from '../counted-uuid.ts'
import { aMoment } from '../fixed-clock.ts'
import { anApproval } from '../note/an-approval.ts'
import { anOwner } from '../note/an-owner.ts'
import { aNoteOf, aStatement } from '../note/note-builders.ts'
import { unwrap } from '../unwrap.ts'
import type { OpenApprovalStore } from './approval-store-contract.ts'

const later = instantPlus(aMoment, 1_000)
// Which grant is the business of the flow.
const grant = {} as AccessGrant
const reyes = {
  user: 'http://ehr.localhost:4000/greyfield/fhir/Practitioner/reyes' as UserUrl,
  name: 'Ana Reyes, MD',
}
const tan = {
  user: 'http://ehr.localhost:4000/greyfield/fhir/Practitioner/tan' as UserUrl,
  name: 'Wei Tan, MD',
}
const back = { by: reyes, reason: 'Which dose?', at: later }

/** What stores must do with a note that waits for a co-signature. */
export function coSignContract(open: () => Promise<OpenApprovalStore>): void {
  let stores: OpenApprovalStore
  let filing: Filing
  let request: CoSignRequest
  let patientId: PatientId

  beforeEach(async () => {
    stores = await open()
    patientId = `patient-${countedUuid()}` as PatientId
    await ask()
  })

  async function ask(isToAnybody = false): Promise<void> {
    const owner = anOwner({ patientId })
    const note = { ...aNoteOf(aStatement()), id: countedUuid() as NoteId }
    unwrap(await stores.notes.create(owner, note, aMoment))
    const approval = anApproval(owner, note, 1, { isPreliminary: true })
    const addressed = isToAnybody ? undefined : reyes
    const names = { authorName: 'OKAFOR, Daniel, MD', encounter: 'Office visit' }
    request = { filingId: approval.filing.id, ...names, returned: undefined, addressed }
    const approved = await stores.approvals.approve({ ...approval, coSign: request })
    expect(approved).toEqual(ok('approved'))
    filing = await settle(approval.filing, 'filed')
  }

  async function settle(one: Filing, state: Filing['state']): Promise<Filing> {
    const taken = unwrap(await stores.filings.take(one.id, later, 60_000))
    if (!taken) throw new Error('it was not taken')
    const record = state === 'filed' ? { id: `doc-${one.id.slice(-4)}`, version: '1' } : undefined
    const progress = { ...one, state, record, notBefore: undefined }
    const step = { at: later, event: 'created', state, errorCode: undefined } as const
    expect(await stores.filings.record(taken, progress, step, true)).toEqual(ok(true))
    return { ...one, ...progress }
  }

  const aSignature = (author = reyes.user, noteVersion = 2): CoSignatureToStore => ({
    filing: {
      ...filing,
      ...{ id: countedUuid() as FilingId, kind: 'co-sign', method: 'create-replaces' },
      ...{ isPreliminary: false, author, noteVersion, state: 'queued', record: undefined },
      ...{ createdAt: later, notBefore: later },
      target: { filingId: filing.id, recordId: 'doc', ifMatch: undefined, reason: undefined },
    },
    payload: '{"co-signed":true}',
    text: 'PROGRESS NOTE\n\nCO-SIGNATURE\n',
    isLabelled: false,
    attestation: { textVersion: 'v', text: 'I have read it.' },
  })

  const awaitedBy = async (user: UserUrl, more: { readonly tenant?: TenantId } = {}) => {
    const { tenant, ehrId, ehrIss } = filing
    const worker = { tenant, ehrId, ehrIss, user, ...more }
    const found = unwrap(await stores.coSigns.awaiting(grant, worker, patientId))
    return found.map((one) => one.filing.id)
  }

  const objection = (code: string) => ok({ kind: 'objection', code })

  describe('a request for a co-signature', () => {
    test('is kept with its note, in the words in which it was asked', async () => {
      expect(await stores.coSigns.ofFamily(filing.originalNoteId)).toEqual(ok([request]))
      expect(unwrap(await stores.filings.find(filing.id))?.isPreliminary).toBe(true)
    })

    test('waits for who it is addressed to, and for nobody else', async () => {
      expect(await awaitedBy(reyes.user)).toEqual([filing.id])
      expect(await awaitedBy(tan.user)).toEqual([])
      expect(await awaitedBy(filing.author)).toEqual([])
      expect(await awaitedBy(reyes.user, { tenant: 'other' as TenantId })).toEqual([])
    })

    test('to anybody waits for all but the author', async () => {
      const addressed = filing.id
      await ask(true)
      expect(await awaitedBy(tan.user)).toEqual([filing.id])
      expect(await awaitedBy(reyes.user)).toEqual([addressed, filing.id])
      expect(await awaitedBy(filing.author)).toEqual([])
    })
  })

  describe('a co-signature', () => {
    test('leaves its filing, a worker woken for it, and its text beside the first', async () => {
      const signature = aSignature()
      expect(await stores.approvals.coSign(signature)).toEqual(ok('stored'))
      const { id, tenant, noteId } = signature.filing
      expect(await stores.filings.find(id)).toEqual(ok(signature.filing))
      expect(await stores.jobAt(id)).toBe(later)
      expect(await stores.approvals.textOf(tenant, noteId, 2)).toEqual(ok(signature.text))
      expect(unwrap(await stores.approvals.textOf(tenant, noteId, 1))).toContain('Dry cough')
      expect(unwrap(await stores.filings.ofNote(noteId))?.id).toBe(filing.id)
      expect(await awaitedBy(reyes.user)).toEqual([])
    })

    test('of two at once is stored once', async () => {
      const both = [aSignature(), aSignature()]
      const words = await Promise.all(both.map(stores.approvals.coSign))
      expect(words).toContainEqual(ok('stored'))
      expect(words).toContainEqual(objection('CO_SIGN_SETTLED'))
    })

    test('and a return at once are one of them', async () => {
      const words = [
        await Promise.all([
          stores.approvals.coSign(aSignature()),
          stores.coSigns.giveBack(filing, back),
        ]),
      ].flat()
      expect(words).toContainEqual(ok('stored'))
      expect(words).toContainEqual(objection('CO_SIGN_SETTLED'))
    })

    test('by who was not asked is refused', async () => {
      const refused = objection('FILING_NOT_FOUND')
      expect(await stores.approvals.coSign(aSignature(tan.user))).toEqual(refused)
      expect(await stores.approvals.coSign(aSignature(filing.author))).toEqual(refused)
    })

    test('that the EHR refused can be given again', async () => {
      const first = aSignature()
      unwrap(await stores.approvals.coSign(first))
      await settle(first.filing, 'rejected')
      expect(await awaitedBy(reyes.user)).toEqual([filing.id])
      expect(await stores.approvals.coSign(aSignature(reyes.user, 3))).toEqual(ok('stored'))
    })
  })

  describe('a return', () => {
    test('says by whom and why, once', async () => {
      expect(await stores.coSigns.giveBack(filing, back)).toEqual(ok('stored'))
      const returned = { ...request, returned: back }
      expect(await stores.coSigns.ofFamily(filing.originalNoteId)).toEqual(ok([returned]))
      expect(await stores.coSigns.giveBack(filing, back)).toEqual(objection('CO_SIGN_SETTLED'))
      expect(await stores.approvals.coSign(aSignature())).toEqual(objection('CO_SIGN_SETTLED'))
      expect(await awaitedBy(reyes.user)).toEqual([])
    })

    test('by who was not asked is refused', async () => {
      const refused = await stores.coSigns.giveBack(filing, { ...back, by: tan })
      expect(refused).toEqual(objection('FILING_NOT_FOUND'))
    })
  })
}
