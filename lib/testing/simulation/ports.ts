import type { GuardedFetch } from '#lib/adapters/ehr/guarded-fetch.ts'
import type { AuditLog } from '#lib/audit/audit-log.ts'
import type { ApprovalStore } from '#lib/filing/approval-store.ts'
import type { FilingStore } from '#lib/filing/filing-store.ts'
import type { ProvenanceStore } from '#lib/filing/provenance-store.ts'
import type { viewFiling } from '#lib/flows/view-filing.ts'
import type { NoteStore } from '#lib/note/note-store.ts'
import type { AuthorizationServer } from '#lib/smart/authorization-server.ts'
import type { LaunchStore } from '#lib/smart/launch-store.ts'

/** What one process reaches the world through. Planted bugs change one of them. */
export type Ports = {
  readonly filings: FilingStore
  readonly provenances: ProvenanceStore
  readonly approvals: ApprovalStore
  readonly notes: NoteStore
  readonly launches: LaunchStore
  readonly audit: AuditLog
  readonly authorization: AuthorizationServer
  readonly fetch: GuardedFetch
  readonly view: typeof viewFiling
}
