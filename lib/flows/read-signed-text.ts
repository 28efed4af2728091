import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { ApprovalStore } from '../filing/approval-store.ts'
import type { FilingStore } from '../filing/filing-store.ts'
import type { FilingId } from '../kernel/ids.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import { familyFiling } from './view-filing.ts'

/**
 * The exact text of a signed note, so that it can always be charted by hand (WB-41).
 * @returns FILING_NOT_FOUND, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function readSignedText(
  deps: {
    readonly audit: AuditLog
    readonly filings: FilingStore
    readonly approvals: ApprovalStore
  },
  launch: Launch,
  id: FilingId,
): Promise<Result<{ readonly text: string }>> {
  const filing = await familyFiling(deps.filings, launch, id)
  if (!filing.ok) return filing
  const { noteId, noteVersion, tenant } = filing.value
  const event = { action: 'note.copy', noteId } as const
  return audited(deps.audit, launchWho(launch), event, async () => {
    const text = await deps.approvals.textOf(tenant, noteId, noteVersion)
    return text.ok ? ok({ text: text.value }) : text
  })
}
