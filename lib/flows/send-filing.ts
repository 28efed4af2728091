import type { AuditOutcome } from '../audit/audit-event.ts'
import { eventOfCreate } from '../filing/create-answer.ts'
import { LEASE_MS, SEND_DEADLINE_MS } from '../filing/deadlines.ts'
import type { FilingEvent } from '../filing/filing.ts'
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
  const keepLease = event.type === 'created' || event.type === 'existed'
  const recorded = await recordEvent(claimed.value, event, { keepLease })
  if (!recorded.ok) return recorded
  return keepLease && recorded.value ? readBackFiling(recorded.value) : ok(undefined)
}

async function send(work: FilingWork, payload: string): Promise<FilingEvent> {
  const { deps, taken, documents } = work
  const { filing } = taken
  const grant = await deps.audit.intend(filingWho(filing), {
    action: 'filing.send',
    filingId: filing.id,
    attempt: filing.attempt,
    sha256: filing.payloadSha256,
  })
  if (!grant.ok) return { type: 'not-sent', code: grant.error.code }
  // A worker that was held up for long must not send behind the back of the next one.
  const mayLeave = () => deps.monotonicMs() - work.startedAt <= LEASE_MS - SEND_DEADLINE_MS
  const condition = conditionOf(work)
  const event = eventOfCreate(await documents.create(grant.value, payload, condition, mayLeave))
  void deps.audit.conclude(grant.value, outcomeOf(event))
  return event
}

/** Harmless where it is not understood; where it is, a repeat cannot make a twin (WB-2). */
const conditionOf = ({ taken, profile }: FilingWork): string | undefined =>
  profile.conditionalCreate === 'no'
    ? undefined
    : `identifier=urn:ietf:rfc:3986|urn:uuid:${taken.filing.id}`

function outcomeOf(event: FilingEvent): AuditOutcome {
  if (event.type === 'created' || event.type === 'existed') {
    return { result: 'done', reference: `DocumentReference/${event.record.id}` }
  }
  if (event.type === 'held') return { result: 'done' }
  if (event.type === 'answer-lost') return { result: 'unknown', code: event.code }
  if (event.type === 'refused' || event.type === 'not-permitted') {
    return { result: 'refused', code: event.code }
  }
  if (event.type === 'told-to-wait') return { result: 'failed', code: 'FHIR_BUSY' }
  return { result: 'failed', code: 'code' in event ? event.code : 'FHIR_REFUSED' }
}
