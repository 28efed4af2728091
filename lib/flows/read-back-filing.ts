import { audited } from '../audit/audit-log.ts'
import { compareDocument } from '../filing/compare-document.ts'
import type { FilingEvent } from '../filing/filing.ts'
import { isSuperseded } from '../filing/lineage.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type FilingWork, filingWho, recordEvent } from './filing-work.ts'
import { readDocument } from './read-document.ts'

/** Reads a filed note back and compares it with what was approved (WB-28). */
export async function readBackFiling(work: FilingWork): Promise<Result<void>> {
  const recorded = await recordEvent(work, await readBack(work))
  return recorded.ok ? ok(undefined) : recorded
}

async function readBack({ deps, taken, ehr }: FilingWork): Promise<FilingEvent> {
  const { filing } = taken
  const { record } = filing
  if (!record) throw new Error('a filed filing has a record')
  const reference = `DocumentReference/${record.id}`
  const event = { action: 'filing.read-back', filingId: filing.id, reference } as const
  const found = await audited(deps.audit, filingWho(filing), event, async (grant) => {
    const resource = await ehr.read(grant, 'DocumentReference', record.id)
    return resource.ok ? readDocument(ehr, grant, resource.value) : resource
  })
  if (!found.ok) return { type: 'read-back-failed', code: found.error.code }
  // What has been amended since is not what was signed first, and that is no alarm.
  const family = await deps.filings.ofFamily(filing.originalNoteId)
  if (!family.ok) return { type: 'read-back-failed', code: family.error.code }
  if (isSuperseded(filing, family.value)) {
    return { type: 'read-back-failed', code: 'FILING_SUPERSEDED' }
  }
  const { document, text } = found.value
  const textSha256 = text === undefined ? undefined : deps.sha256(text)
  const verification = compareDocument(filing, document, textSha256)
  return { type: 'read-back', verification, version: document.meta?.versionId }
}
