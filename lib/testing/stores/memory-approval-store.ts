import type { ApprovalStore } from '#lib/filing/approval-store.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { MemoryFilingStore } from './memory-filing-store.ts'
import type { MemoryNoteStore } from './memory-note-store.ts'

/** Approvals in memory: the note is closed and its filing is there, or neither. */
export const memoryApprovalStore = (
  notes: MemoryNoteStore,
  filings: MemoryFilingStore,
): ApprovalStore => ({
  async approve({
    owner,
    approved,
    version,
    filing,
    payload,
  }): Promise<Result<'approved' | 'already-approved' | 'conflict'>> {
    if (notes.close(owner, approved.note.id, version, approved.at)) {
      filings.add(filing, payload)
      return ok('approved')
    }
    const found = await notes.find(owner, approved.note.id)
    if (!found.ok) return found
    return ok(found.value?.state === 'approved' ? 'already-approved' : 'conflict')
  },
})
