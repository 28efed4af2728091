import type { FilingId } from '#lib/kernel/ids.ts'
import { amendmentContract } from '../contracts/amendment-contract.ts'
import { approvalStoreContract } from '../contracts/approval-store-contract.ts'
import { filingStoreContract } from '../contracts/filing-store-contract.ts'
import { memoryApprovalStore } from './memory-approval-store.ts'
import { memoryFilingStore } from './memory-filing-store.ts'
import { memoryNoteStore } from './memory-note-store.ts'

async function stores() {
  const notes = memoryNoteStore()
  const filings = memoryFilingStore()
  const approvals = memoryApprovalStore(notes, filings)
  return { notes, filings, approvals, jobAt: async (id: FilingId) => filings.jobs.get(id) }
}

approvalStoreContract(stores)
amendmentContract(stores)

filingStoreContract(async () => {
  const opened = await stores()
  return {
    ...opened,
    put: async ({ approval }) => opened.filings.add(approval.filing, approval.payload),
  }
})
