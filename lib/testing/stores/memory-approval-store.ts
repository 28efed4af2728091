import type { ApprovalStore, TargetObjection } from '#lib/filing/approval-store.ts'
import type { Filing } from '#lib/filing/filing.ts'
import { objectionToAmending } from '#lib/filing/lineage.ts'
import { ok } from '#lib/kernel/result.ts'
import type { MemoryFilingStore } from './memory-filing-store.ts'
import type { MemoryNoteStore } from './memory-note-store.ts'

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

/** Approvals in memory: the note is closed and its filing is there, or neither. */
export function memoryApprovalStore(
  notes: MemoryNoteStore,
  filings: MemoryFilingStore,
): ApprovalStore {
  const texts = new Map<string, string>()
  return {
    async approve({ owner, approved, version, filing, payload }) {
      const { note, at, renderedText } = approved
      const objection = objectionIn(filings, [filing])
      if (objection && notes.isDraft(owner, note.id, version)) return ok(objection)
      if (notes.close(owner, note.id, version, at)) {
        filings.add(filing, payload)
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
  }
}
