import type { AuditEvent, AuditOutcome } from '../audit/audit-event.ts'
import type { ApprovalStore } from '../filing/approval-store.ts'
import { buildProvenance } from '../filing/build-provenance.ts'
import { LEASE_MS, SEND_DEADLINE_MS } from '../filing/deadlines.ts'
import { documentReferenceSchema } from '../filing/document-reference.ts'
import type { Filing, FilingEvent } from '../filing/filing.ts'
import { type ProvenanceProgress, provenanceAfter } from '../filing/provenance-filing.ts'
import type { ProvenanceStore, TakenProvenance } from '../filing/provenance-store.ts'
import type { ProvenanceWriter } from '../filing/provenance-writer.ts'
import { eventOfCreate } from '../filing/write-answer.ts'
import type { FilingId } from '../kernel/ids.ts'
import { type Instant, instantPlus } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type FilingConnection, type FilingDeps, filingWho } from './filing-work.ts'

export type ProvenanceDeps = FilingDeps & {
  readonly provenances: ProvenanceStore
  readonly approvals: Pick<ApprovalStore, 'noteOf'>
}

/** One worker's turn with the labels of one filing. */
type Turn = {
  readonly deps: ProvenanceDeps
  readonly taken: TakenProvenance
  readonly startedAt: number
  /** The store's time, carried on by this process's monotonic clock. */
  readonly now: () => Instant
}

/**
 * Sends the labels of a filing whose note was read back as it was signed, if they are due. It is a
 * step of its own: whatever comes of it, the filing stands as it stood. What may have arrived is not
 * sent again.
 *
 * @returns STORE_UNAVAILABLE: the sweep comes back to it
 */
export async function advanceProvenance(deps: ProvenanceDeps, id: FilingId): Promise<Result<void>> {
  const startedAt = deps.monotonicMs()
  const now = await deps.filings.now()
  if (!now.ok) return now
  const taken = await deps.provenances.take(id, now.value, LEASE_MS)
  if (!taken.ok) return taken
  if (!taken.value) return ok(undefined)
  const since = () => instantPlus(now.value, deps.monotonicMs() - startedAt)
  const turn = { deps, taken: taken.value, startedAt, now: since }
  // The worker that sent them is gone, and so is the answer.
  if (taken.value.provenance.state === 'sending') {
    return done(await record(turn, { type: 'answer-lost', code: 'UNEXPECTED' }))
  }
  const prepared = await prepare(turn, id)
  if (!prepared.ok) {
    // Nothing has begun: whoever tries again need not wait for the lease to end.
    await deps.provenances.record(turn.taken, turn.taken.provenance, true)
    return prepared
  }
  return send(turn, prepared.value)
}

type Prepared = {
  readonly filing: Filing
  /** Undefined: the right to create one was not granted. */
  readonly writer: ProvenanceWriter | undefined
  readonly payload: string
}

/** All that is read and written out before `sending` is committed. */
async function prepare(turn: Turn, id: FilingId): Promise<Result<Prepared>> {
  const { deps } = turn
  const filing = await deps.filings.find(id)
  if (!filing.ok) return filing
  if (!filing.value) throw new Error('labels are of a filing')
  const connection = await deps.connect(filing.value)
  if (!connection.ok) return connection
  const { provenances: writer, profile } = connection.value
  const payload = await payloadOf(turn, filing.value, profile)
  return payload.ok ? ok({ filing: filing.value, writer, payload: payload.value }) : payload
}

async function payloadOf(
  { deps, now }: Turn,
  filing: Filing,
  profile: FilingConnection['profile'],
): Promise<Result<string>> {
  const sent = await deps.filings.payload(filing.id)
  if (!sent.ok) return sent
  const note = await deps.approvals.noteOf(filing.tenant, filing.noteId, filing.noteVersion)
  if (!note.ok) return note
  const { record } = filing
  if (!record) throw new Error('a filed filing has a record')
  const document = documentReferenceSchema.parse(JSON.parse(sent.value))
  return ok(
    JSON.stringify(
      buildProvenance({ filing, record, document, note: note.value, profile, at: now() }),
    ),
  )
}

async function send(turn: Turn, { filing, writer, payload }: Prepared): Promise<Result<void>> {
  const { deps } = turn
  if (!writer) {
    return done(await record(turn, { type: 'not-permitted', code: 'FILING_NOT_PERMITTED' }))
  }
  const claimed = await record(turn, { type: 'claimed' }, { keepLease: true })
  if (!claimed.ok) return claimed
  if (!claimed.value) return ok(undefined)
  const intent = labelling(filing, claimed.value.taken, deps.sha256(payload))
  const grant = await deps.audit.intend(filingWho(filing), intent)
  if (!grant.ok) {
    return done(await record(claimed.value, { type: 'not-sent', code: grant.error.code }))
  }
  const mayLeave = () => deps.monotonicMs() - turn.startedAt <= LEASE_MS - SEND_DEADLINE_MS
  const answer = await writer.create(grant.value, payload, mayLeave)
  const event = eventOfCreate(answer, 'Provenance')
  void deps.audit.conclude(grant.value, outcomeOf(event))
  return done(await record(claimed.value, event))
}

const labelling = (
  { id: filingId, record }: Filing,
  { provenance: { attempt } }: TakenProvenance,
  sha256: string,
): AuditEvent => {
  const reference = `DocumentReference/${record?.id}`
  return { action: 'filing.label', filingId, attempt, sha256, reference }
}

/** @returns the turn with the labels as they are now; undefined when the lease was lost */
async function record(
  turn: Turn,
  event: FilingEvent,
  options: { readonly keepLease: boolean } = { keepLease: false },
): Promise<Result<Turn | undefined>> {
  const { deps, taken } = turn
  const { provenance } = taken
  const at = { now: turn.now(), chance: deps.chance() }
  const progress: ProvenanceProgress = provenanceAfter(provenance, event, at)
  const written = await deps.provenances.record(taken, progress, !options.keepLease)
  if (!written.ok) return written
  if (!written.value) return ok(undefined)
  return ok({ ...turn, taken: { ...taken, provenance: { ...provenance, ...progress } } })
}

function outcomeOf(event: FilingEvent): AuditOutcome {
  switch (event.type) {
    case 'created':
    case 'existed':
      return { result: 'done', reference: `Provenance/${event.record.id}` }
    case 'refused':
    case 'not-permitted':
      return { result: 'refused', code: event.code }
    case 'not-sent':
      return { result: 'failed', code: event.code }
    case 'told-to-wait':
      return { result: 'failed', code: 'FHIR_BUSY' }
    default:
      return { result: 'unknown', code: 'code' in event ? event.code : 'FHIR_RESPONSE_UNREADABLE' }
  }
}

const done = (recorded: Result<Turn | undefined>): Result<void> =>
  recorded.ok ? ok(undefined) : recorded
