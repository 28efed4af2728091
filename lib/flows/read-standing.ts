import type { AuditEvent } from '../audit/audit-event.ts'
import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { Ehr } from '../fhir/ehr.ts'
import type { Filing, FilingTarget } from '../filing/filing.ts'
import type { FilingStore } from '../filing/filing-store.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import { type ReadDocument, readDocument } from './read-document.ts'
import { ownFiling } from './view-filing.ts'

/** A record that is not as it was filed. */
export type Standing = {
  /** The filing that a person was asked about. */
  readonly filing: Filing
  /** The filing whose record it is: its own, or the one that it was to change. */
  readonly base: Filing
  /** As the EHR has it now. */
  readonly read: ReadDocument
}

export type StandingDeps = {
  readonly audit: AuditLog
  readonly filings: FilingStore
  readonly ehr: Ehr
}

/**
 * Reads a record that somebody else changed: that of a filing which was read back otherwise than it
 * was signed, or the one that an amendment was to change (WB-28, WB-30).
 *
 * @returns FILING_NOT_FOUND, FILING_ACTION_NOT_POSSIBLE (nobody has to judge its record), a FHIR
 *   failure, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function readStanding(
  deps: StandingDeps,
  launch: Launch,
  filingId: FilingId,
): Promise<Result<Standing>> {
  const own = await ownFiling(deps.filings, launch, filingId)
  if (!own.ok) return own
  const filing = own.value
  const { id, recordId } = recordOf(filing) ?? {}
  if (!id || !recordId) return err(appError('FILING_ACTION_NOT_POSSIBLE'))
  const base = await deps.filings.find(id)
  if (!base.ok) return base
  if (!base.value) return err(appError('FILING_NOT_FOUND'))
  const event = eventOf(filingId, recordId)
  const read = await audited(deps.audit, launchWho(launch), event, async (grant) => {
    const resource = await deps.ehr.read(grant, 'DocumentReference', recordId)
    return resource.ok ? readDocument(deps.ehr, grant, resource.value) : resource
  })
  return read.ok ? ok({ filing, base: base.value, read: read.value }) : read
}

function recordOf({
  id,
  verification,
  record,
  method,
  target,
}: Filing): { readonly id: FilingId; readonly recordId: FilingTarget['recordId'] } | undefined {
  if (verification === 'altered' && record) return { id, recordId: record.id }
  // Of a new document that was not found as it was sent, another may exist: that is no change refused.
  if (method !== 'put' || !target) return undefined
  return { id: target.filingId, recordId: target.recordId }
}

const eventOf = (filingId: FilingId, recordId: string): AuditEvent => ({
  action: 'filing.compare',
  filingId,
  reference: `DocumentReference/${recordId}`,
})
