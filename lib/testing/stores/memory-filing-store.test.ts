import type { FilingId } from '#lib/kernel/ids.ts'
import { amendmentContract } from '../contracts/amendment-contract.ts'
import { approvalStoreContract } from '../contracts/approval-store-contract.ts'
import { coSignContract } from '../contracts/co-sign-contract.ts'
import { filingStoreContract } from '../contracts/filing-store-contract.ts'
import { instructionsContract } from '../contracts/instructions-contract.ts'
import { provenanceStoreContract } from '../contracts/provenance-store-contract.ts'
import { memoryApprovalStore } from './memory-approval-store.ts'
import { memoryFilingStore } from './memory-filing-store.ts'
import { memoryNoteStore } from './memory-note-store.ts'
import { memoryProvenanceStore } from './memory-provenance-store.ts'

async function stores() {
  const notes = memoryNoteStore()
  const filings = memoryFilingStore()
  const provenances = memoryProvenanceStore(filings)
  const approvals = memoryApprovalStore(notes, filings, provenances)
  const { coSigns } = approvals
  const jobAt = async (id: FilingId) => filings.jobs.get(id)
  return { notes, filings, provenances, approvals, coSigns, jobAt }
}

approvalStoreContract(stores)
amendmentContract(stores)
coSignContract(stores)
instructionsContract(stores)
provenanceStoreContract(stores)

filingStoreContract(async () => {
  const opened = await stores()
  return {
    ...opened,
    put: async ({ approval }) => opened.filings.add(approval.filing, approval.payload),
  }
})
