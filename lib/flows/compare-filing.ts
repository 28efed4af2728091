import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { Ehr } from '../fhir/ehr.ts'
import type { ApprovalStore } from '../filing/approval-store.ts'
import type { FilingStore } from '../filing/filing-store.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type LineChange, lineDiff } from '../note/line-diff.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import { readDocument } from './read-document.ts'
import { ownFiling } from './view-filing.ts'

/** What the EHR holds now beside what stood there when its author amended it. */
export type RecordDifference = {
  readonly version: string | undefined
  readonly status: string | undefined
  readonly docStatus: string | undefined
  /** From the text that was filed to the one that is there; undefined when it cannot be read. */
  readonly lines: readonly LineChange[] | undefined
}

/**
 * Reads the record of an amendment that the EHR did not take because somebody had changed it, and
 * shows the difference to its author (WB-30).
 *
 * @returns FILING_NOT_FOUND, FILING_ACTION_NOT_POSSIBLE (it changes no record), a FHIR failure,
 *   AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function compareFiling(
  deps: {
    readonly audit: AuditLog
    readonly filings: FilingStore
    readonly approvals: ApprovalStore
    readonly ehr: Ehr
  },
  launch: Launch,
  filingId: FilingId,
): Promise<Result<RecordDifference>> {
  const filing = await ownFiling(deps.filings, launch, filingId)
  if (!filing.ok) return filing
  const { target } = filing.value
  if (!target) return err(appError('FILING_ACTION_NOT_POSSIBLE'))
  const base = await deps.filings.find(target.filingId)
  if (!base.ok) return base
  if (!base.value) return err(appError('FILING_NOT_FOUND'))
  const { tenant, noteId, noteVersion } = base.value
  const filed = await deps.approvals.textOf(tenant, noteId, noteVersion)
  if (!filed.ok) return filed
  const reference = `DocumentReference/${target.recordId}`
  const event = { action: 'filing.compare', filingId, reference } as const
  return audited(deps.audit, launchWho(launch), event, async (grant) => {
    const resource = await deps.ehr.read(grant, 'DocumentReference', target.recordId)
    if (!resource.ok) return resource
    const read = await readDocument(deps.ehr, grant, resource.value)
    if (!read.ok) return read
    const { document, text } = read.value
    const lines = text === undefined ? undefined : lineDiff(linesOf(filed.value), linesOf(text))
    const { status, docStatus, meta } = document
    return ok({ version: meta?.versionId, status, docStatus, lines })
  })
}

const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n')
