import { type AccessGrant, audited } from '../audit/audit-log.ts'
import type { FhirResource } from '../fhir/resource.ts'
import { compareDocument, type FoundDocument } from '../filing/compare-document.ts'
import { LOOK_READS_MS } from '../filing/deadlines.ts'
import { versionOfEtag } from '../filing/etag.ts'
import type { EhrRecord, Filing, FilingEvent } from '../filing/filing.ts'
import { type AppErrorCode, appError } from '../kernel/app-error.ts'
import { parseInstant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type FilingWork, filingWho, recordEvent } from './filing-work.ts'
import { findCandidates } from './find-candidates.ts'
import { type ReadDocument, readDocument } from './read-document.ts'

/**
 * Looks in the EHR for a note whose answer was lost or that the EHR holds, before anything is sent
 * again: by its own id, by its identifier, or by patient, type and day with the content's hash
 * (WB-24).
 */
export async function lookForFiling(work: FilingWork): Promise<Result<void>> {
  const { deps, taken } = work
  const { filing } = taken
  const event = { action: 'filing.reconcile', filingId: filing.id, look: filing.looks + 1 } as const
  const seen = await audited(deps.audit, filingWho(filing), event, (grant) => look(work, grant))
  const found: FilingEvent = seen.ok ? seen.value : { type: 'look-failed', code: seen.error.code }
  const recorded = await recordEvent(work, found)
  return recorded.ok ? ok(undefined) : recorded
}

async function look(work: FilingWork, grant: AccessGrant): Promise<Result<FilingEvent>> {
  const found = await findCandidates(work, grant)
  if (!found.ok) return found
  const { candidates, areOurs } = found.value
  const read: ReadDocument[] = []
  const unread: FhirResource[] = []
  // One after the other: an EHR that just lost an answer is not asked for everything at once.
  for (const resource of candidates) {
    if (isOutOfTime(work)) {
      // Of what is ours all has to be seen. Among other notes the likeliest were; a person decides.
      if (areOurs) return err(appError('FHIR_TIMEOUT'))
      break
    }
    const document = await readDocument(work.ehr, grant, resource)
    if (document.ok) read.push(document.value)
    else if (staysUnread.includes(document.error.code)) unread.push(resource)
    else return document
  }
  return ok(judge(work, { read, unread, areOurs }))
}

const isOutOfTime = ({ deps, startedAt }: FilingWork): boolean =>
  deps.monotonicMs() - startedAt > LOOK_READS_MS

/**
 * What another look would not read either, such as a note that this user may not see. It must not
 * keep the look from an answer for ever; since it may be ours, nothing is proven without it.
 */
const staysUnread: readonly AppErrorCode[] = [
  'FHIR_FORBIDDEN',
  'FHIR_NOT_FOUND',
  'FHIR_NOT_SUPPORTED',
  'FHIR_RESPONSE_UNREADABLE',
  'FHIR_RESPONSE_TOO_LARGE',
]

function judge(
  { deps, taken }: FilingWork,
  found: {
    readonly read: readonly ReadDocument[]
    readonly unread: readonly FhirResource[]
    readonly areOurs: boolean
  },
): FilingEvent {
  const { filing } = taken
  const { read, unread, areOurs } = found
  const isIdentical = ({ document, text }: ReadDocument): boolean =>
    compareDocument(filing, document, text === undefined ? undefined : deps.sha256(text)) ===
    'identical'
  const identical = read.filter(isIdentical)
  const [one, ...more] = identical
  if (one) {
    return more.length > 0
      ? { type: 'found-several' }
      : { type: 'found', record: recordOf(one.document) }
  }
  if (filing.method === 'put') return judgeRecord(filing, read)
  if (!areOurs) return { type: 'found-none', isProof: false }
  // A difference matters in what is ours; by patient and day it is just another note.
  const [other] = read
  if (other) return { type: 'found-different', record: recordOf(other.document) }
  const id = unread.at(0)?.id
  if (id !== undefined) return { type: 'found-different', record: filing.record ?? { id } }
  return { type: 'found-none', isProof: true }
}

/**
 * A record that is not as the PUT would have left it: still the version that the author saw, so
 * nothing was done; or changed by somebody else; or not shown any more, which proves nothing.
 */
function judgeRecord({ target }: Filing, [found]: readonly ReadDocument[]): FilingEvent {
  if (!found) return { type: 'found-none', isProof: false }
  const seen = versionOfEtag(target?.ifMatch)
  const isAsSeen = seen !== undefined && found.document.meta?.versionId === seen
  return isAsSeen
    ? { type: 'found-none', isProof: true }
    : { type: 'found-different', record: recordOf(found.document) }
}

const recordOf = ({ id, meta }: FoundDocument): EhrRecord => ({
  id,
  version: meta?.versionId,
  at: parseInstant(meta?.lastUpdated ?? ''),
})
