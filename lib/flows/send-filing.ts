import type { AuditEvent, AuditOutcome } from '../audit/audit-event.ts'
import type { AccessGrant } from '../audit/audit-log.ts'
import { LEASE_MS, SEND_DEADLINE_MS } from '../filing/deadlines.ts'
import type { Filing, FilingEvent } from '../filing/filing.ts'
import { eventOfCreate, eventOfUpdate } from '../filing/write-answer.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type FilingWork, filingWho, giveBack, recordEvent } from './filing-work.ts'
import { readBackFiling } from './read-back-filing.ts'

/**
 * Sends a queued filing: `sending` is committed, then the audit intent, and only then does a byte
 * leave (WB-23). What came back is recorded before anything else; a filed note is read back in the
 * same turn.
 */
export async function sendFiling(work: FilingWork): Promise<Result<void>> {
  const { deps, taken } = work
  // Read first: what could not be read must not look as if it might have been sent.
  const payload = await deps.filings.payload(taken.filing.id)
  if (!payload.ok) return giveBack(deps, taken, payload)
  const claimed = await recordEvent(work, { type: 'claimed' }, { keepLease: true })
  if (!claimed.ok) return claimed
  if (!claimed.value) return ok(undefined)
  const event = await send(claimed.value, payload.value)
  const keepLease = filedBy.includes(event.type)
  const recorded = await recordEvent(claimed.value, event, { keepLease })
  if (!recorded.ok) return recorded
  return keepLease && recorded.value ? readBackFiling(recorded.value) : ok(undefined)
}

const filedBy: readonly FilingEvent['type'][] = ['created', 'existed', 'updated']

async function send(work: FilingWork, payload: string): Promise<FilingEvent> {
  const { deps, taken } = work
  const { filing } = taken
  const objection = await objectionToTarget(work)
  if (objection) return objection
  const grant = await deps.audit.intend(filingWho(filing), sendingOf(filing))
  if (!grant.ok) return { type: 'not-sent', code: grant.error.code }
  const event = await write(work, grant.value, payload)
  void deps.audit.conclude(grant.value, outcomeOf(event))
  return event
}

/** What is changed must still stand as it was filed: comparing it may have shown otherwise since. */
async function objectionToTarget({ deps, taken }: FilingWork): Promise<FilingEvent | undefined> {
  const { target } = taken.filing
  if (!target) return undefined
  const found = await deps.filings.find(target.filingId)
  if (!found.ok) return { type: 'not-sent', code: found.error.code }
  return found.value?.state === 'filed'
    ? undefined
    : { type: 'refused', code: 'FILING_NOT_SETTLED' }
}

function sendingOf(filing: Filing): AuditEvent {
  const { id: filingId, attempt, payloadSha256: sha256, method, target } = filing
  const event = { action: 'filing.send', filingId, attempt, sha256 } as const
  if (method !== 'put' || !target) return event
  return { ...event, reference: `DocumentReference/${target.recordId}` }
}

async function write(work: FilingWork, grant: AccessGrant, payload: string): Promise<FilingEvent> {
  const { deps, taken, documents, profile } = work
  const { method, target } = taken.filing
  // A worker that was held up for long must not send behind the back of the next one.
  const mayLeave = () => deps.monotonicMs() - work.startedAt <= LEASE_MS - SEND_DEADLINE_MS
  if (method !== 'put' || !target) {
    return eventOfCreate(await documents.create(grant, payload, conditionOf(work), mayLeave))
  }
  const { recordId } = target
  const ifMatch = profile.amendments.ifMatch === 'no' ? undefined : target.ifMatch
  return eventOfUpdate(
    await documents.update(grant, { recordId, payload, ifMatch }, mayLeave),
    recordId,
  )
}

/** Harmless where it is not understood; where it is, a repeat cannot make a twin (WB-2). */
const conditionOf = ({ taken, profile }: FilingWork): string | undefined =>
  profile.conditionalCreate === 'no'
    ? undefined
    : `identifier=urn:ietf:rfc:3986|urn:uuid:${taken.filing.id}`

function outcomeOf(event: FilingEvent): AuditOutcome {
  if (event.type === 'created' || event.type === 'existed' || event.type === 'updated') {
    return { result: 'done', reference: `DocumentReference/${event.record.id}` }
  }
  if (event.type === 'held') return { result: 'done' }
  if (event.type === 'answer-lost') return { result: 'unknown', code: event.code }
  if (event.type === 'refused' || event.type === 'not-permitted') {
    return { result: 'refused', code: event.code }
  }
  if (event.type === 'changed-since') return { result: 'refused', code: 'FILING_RECORD_CHANGED' }
  if (event.type === 'told-to-wait') return { result: 'failed', code: 'FHIR_BUSY' }
  return { result: 'failed', code: 'code' in event ? event.code : 'FHIR_REFUSED' }
}
