import type { ApprovalStore } from '#lib/filing/approval-store.ts'
import { ok } from '#lib/kernel/result.ts'
import type { MemoryFilingStore } from './memory-filing-store.ts'
import type { MemoryNoteStore } from './memory-note-store.ts'

/** Approvals in memory: the note is closed and its filing is there, or neither. */
export function memoryApprovalStore(
  notes: MemoryNoteStore,
  filings: MemoryFilingStore,
): ApprovalStore {
  const texts = new Map<string, string>()
  return {
    async approve({ owner, approved, version, filing, payload }) {
      const { note, at, renderedText } = approved
      if (notes.close(owner, note.id, version, at)) {
        filings.add(filing, payload)
        texts.set(`${owner.tenant} ${note.id} ${version}`, renderedText)
        return ok('approved')
      }
      const found = await notes.find(owner, note.id)
      if (!found.ok) return found
      return ok(found.value?.state === 'approved' ? 'already-approved' : 'conflict')
    },
    async textOf(tenant, noteId, version) {
      const text = texts.get(`${tenant} ${noteId} ${version}`)
      if (text === undefined) throw new Error('no such approved note')
      return ok(text)
    },
  }
}
