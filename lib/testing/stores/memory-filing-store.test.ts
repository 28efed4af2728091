import type { FilingId } from '#lib/kernel/ids.ts'
import { amendmentContract } from '../contracts/amendment-contract.ts'
import { approvalStoreContract } from '../contracts/approval-store-contract.ts'
import { coSignContract } from '../contracts/co-sign-contract.ts'
import { filingStoreContract } from '../contracts/filing-store-contract.ts'
import { memoryApprovalStore } from './memory-approval-store.ts'
import { memoryFilingStore } from './memory-filing-store.ts'
import { memoryNoteStore } from './memory-note-store.ts'

async function stores() {
  const notes = memoryNoteStore()
  const filings = memoryFilingStore()
  const approvals = memoryApprovalStore(notes, filings)
  const { coSigns } = approvals
  return { notes, filings, approvals, coSigns, jobAt: async (id: FilingId) => filings.jobs.get(id) }
}

approvalStoreContract(stores)
amendmentContract(stores)
coSignContract(stores)

filingStoreContract(async () => {
  const opened = await stores()
  return {
    ...opened,
    put: async ({ approval }) => opened.filings.add(approval.filing, approval.payload),
  }
})
