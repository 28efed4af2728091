import type { ApprovalStore, TargetObjection } from '#lib/filing/approval-store.ts'
import {
  type CoSignRequest,
  coSignStanding,
  isAskedOf,
  objectionToCoSigning,
} from '#lib/filing/co-sign.ts'
import type { CoSignStore } from '#lib/filing/co-sign-store.ts'
import type { Filing } from '#lib/filing/filing.ts'
import { objectionToInstructing } from '#lib/filing/instructions-basis.ts'
import { objectionToAmending } from '#lib/filing/lineage.ts'
import type { FilingId, NoteId, UserUrl } from '#lib/kernel/ids.ts'
import { ok } from '#lib/kernel/result.ts'
import type { Note } from '#lib/note/note.ts'
import type { NoteBasis } from '#lib/note/note-store.ts'
import type { MemoryFilingStore } from './memory-filing-store.ts'
import type { MemoryNoteStore } from './memory-note-store.ts'
import type { MemoryProvenanceStore } from './memory-provenance-store.ts'

function objectionIn(
  filings: MemoryFilingStore,
  amending: readonly Filing[],
): TargetObjection | undefined {
  const codes = amending.flatMap(({ kind, target, originalNoteId }) => {
    const family = filings.all().filter((one) => one.originalNoteId === originalNoteId)
    return (target && objectionToAmending(family, { kind, targetId: target.filingId })) ?? []
  })
  return codes[0] && { kind: 'objection', code: codes[0] }
}

export type MemoryApprovalStore = ApprovalStore & {
  /** The requests for co-signatures that came with approvals. */
  readonly coSigns: CoSignStore
}

function memoryCoSignStore(
  filings: MemoryFilingStore,
  requests: Map<FilingId, CoSignRequest>,
  objectionTo: (filingId: FilingId, user: UserUrl) => TargetObjection | undefined,
): CoSignStore {
  const asked = (filing: Filing) => requests.get(filing.id) ?? []
  return {
    async ofFamily(originalNoteId) {
      const family = filings.all().filter((one) => one.originalNoteId === originalNoteId)
      return ok(family.flatMap(asked))
    },
    async awaiting(_grant, { tenant, ehrId, ehrIss, user }, patientId) {
      const here = filings
        .all()
        .filter((one) => one.tenant === tenant && one.ehrId === ehrId && one.ehrIss === ehrIss)
        .filter((one) => one.patientId === patientId && one.state === 'filed')
        .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
      return ok(
        here.flatMap((filing) => {
          const request = requests.get(filing.id)
          const isOpen = request && coSignStanding(request, filings.all()) === 'awaiting'
          return isOpen && isAskedOf(request, filing, user)
            ? [
                {
                  request,
                  filing: { id: filing.id, author: filing.author, createdAt: filing.createdAt },
                },
              ]
            : []
        }),
      )
    },
    async giveBack({ id }, returned) {
      const objection = objectionTo(id, returned.by.user)
      const request = requests.get(id)
      if (objection || !request)
        return ok(objection ?? { kind: 'objection', code: 'FILING_NOT_FOUND' })
      requests.set(id, { ...request, returned })
      return ok('stored')
    },
  }
}

/** Approvals in memory: the note is closed and its filing is there, or neither. */
export function memoryApprovalStore(
  notes: MemoryNoteStore,
  filings: MemoryFilingStore,
  provenances?: MemoryProvenanceStore,
): MemoryApprovalStore {
  const bodies = new Map<string, Note>()
  const bases = new Map<NoteId, NoteId>()
  const texts = new Map<string, string>()
  const requests = new Map<FilingId, CoSignRequest>()
  const signingObjection = (filingId: FilingId, user: UserUrl): TargetObjection | undefined => {
    const all = filings.all()
    const asked = all.find(({ id }) => id === filingId)
    const family = all.filter(({ originalNoteId }) => originalNoteId === asked?.originalNoteId)
    const code = objectionToCoSigning(requests.get(filingId), family, user)
    return code && { kind: 'objection', code }
  }
  const basisObjection = (filing: Filing, restsOn: NoteBasis | undefined) => {
    if (!restsOn || filing.kind !== 'file') return undefined
    const { originalNoteId } = restsOn
    const source = filings.all().filter((one) => one.originalNoteId === originalNoteId)
    const others = filings.all().filter((one) => bases.get(one.originalNoteId) === originalNoteId)
    const code = objectionToInstructing(source, others)
    return code && ({ kind: 'objection', code } as const)
  }
  return {
    coSigns: memoryCoSignStore(filings, requests, signingObjection),
    async coSign({ filing, payload, text, isLabelled }) {
      const { target, author, tenant, noteId, noteVersion } = filing
      const objection = target && signingObjection(target.filingId, author)
      if (objection) return ok(objection)
      filings.add(filing, payload)
      if (isLabelled) provenances?.add(filing.id, filing.createdAt)
      texts.set(`${tenant} ${noteId} ${noteVersion}`, text)
      return ok('stored')
    },
    async approve({ owner, approved, version, filing, payload, coSign, isLabelled, restsOn }) {
      const { note, at, renderedText } = approved
      const objection = objectionIn(filings, [filing]) ?? basisObjection(filing, restsOn)
      if (objection && notes.isDraft(owner, note.id, version)) return ok(objection)
      if (notes.close(owner, note.id, version, at)) {
        filings.add(filing, payload)
        if (isLabelled) provenances?.add(filing.id, filing.createdAt)
        bodies.set(`${owner.tenant} ${note.id}`, note)
        if (restsOn) bases.set(note.id, restsOn.originalNoteId)
        if (coSign) requests.set(filing.id, coSign)
        texts.set(`${owner.tenant} ${note.id} ${version}`, renderedText)
        return ok('approved')
      }
      const found = await notes.find(owner, note.id)
      if (!found.ok) return found
      return ok(found.value?.state === 'approved' ? 'already-approved' : 'conflict')
    },
    async void(voids) {
      const objection = objectionIn(
        filings,
        voids.map(({ filing }) => filing),
      )
      if (objection) return ok(objection)
      for (const { filing, payload } of voids) filings.add(filing, payload)
      return ok('stored')
    },
    async textOf(tenant, noteId, version) {
      const text = texts.get(`${tenant} ${noteId} ${version}`)
      if (text === undefined) throw new Error('no such approved note')
      return ok(text)
    },
    // A co-signature is of the same note.
    async noteOf(tenant, noteId) {
      const note = bodies.get(`${tenant} ${noteId}`)
      if (note === undefined) throw new Error('no such approved note')
      return ok(note)
    },
  }
}
