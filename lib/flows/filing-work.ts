import type { AuditWho } from '../audit/audit-event.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { Ehr } from '../fhir/ehr.ts'
import type { DocumentWriter } from '../filing/document-writer.ts'
import type { EhrProfile } from '../filing/ehr-profile.ts'
import type { Filing, FilingEvent, FilingProgress } from '../filing/filing.ts'
import type { FilingStore, TakenFiling } from '../filing/filing-store.ts'
import type { ProvenanceWriter } from '../filing/provenance-writer.ts'
import { receiptNumber } from '../filing/receipt-number.ts'
import { transition } from '../filing/transition.ts'
import type { Instant } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { Sha256 } from '../kernel/sha256.ts'

/** How a filing reaches its EHR. */
export type FilingConnection = {
  readonly ehr: Ehr
  readonly documents: DocumentWriter
  /** Undefined: the right to create one was not granted. */
  readonly provenances: ProvenanceWriter | undefined
  readonly profile: EhrProfile
}

export type FilingDeps = {
  readonly audit: AuditLog
  readonly filings: FilingStore
  readonly sha256: Sha256
  /** In [0, 1). */
  readonly chance: () => number
  /** Never goes back, unlike the clock. */
  readonly monotonicMs: () => number
  readonly connect: (filing: Filing) => Promise<Result<FilingConnection>>
}

/** One worker's turn with one filing. */
export type FilingWork = FilingConnection & {
  readonly deps: FilingDeps
  readonly taken: TakenFiling
  readonly startedAt: number
  /** The store's time, carried on by this process's monotonic clock. */
  readonly now: () => Instant
}

export const filingWho = (filing: Filing): AuditWho => ({
  tenant: filing.tenant,
  ehrId: filing.ehrId,
  launchId: filing.launchId,
  user: filing.author,
  patient: filing.patientId,
  encounter: filing.encounterId ?? null,
})

/** Lets a filing go untouched, so that whoever tries again need not wait for the lease to end. */
export async function giveBack(
  { filings }: FilingDeps,
  taken: TakenFiling,
  failure: Result<never>,
): Promise<Result<never>> {
  const released = await filings.release(taken)
  return released.ok ? failure : released
}

/** What the state machine makes of an event now. An impossible event here is a bug. */
export function progressAfter(
  deps: Pick<FilingDeps, 'chance' | 'sha256'>,
  filing: Filing,
  event: FilingEvent,
  context: { readonly profile: EhrProfile; readonly now: Instant },
): Result<FilingProgress> {
  return transition(filing, event, {
    ...context,
    method: filing.method,
    chance: deps.chance(),
    receiptFor: (record) => receiptNumber(deps.sha256, filing.id, record),
  })
}

/**
 * Commits an event of a taken filing.
 * @param options.keepLease for a worker that goes on at once
 * @returns the work with the filing as it is now; undefined when the lease was lost, and then
 *   nothing more may be done with it
 */
export async function recordEvent(
  work: FilingWork,
  event: FilingEvent,
  options: { readonly keepLease: boolean } = { keepLease: false },
): Promise<Result<FilingWork | undefined>> {
  const { deps, taken, profile } = work
  const now = work.now()
  const progress = progressAfter(deps, taken.filing, event, { profile, now })
  if (!progress.ok) throw new Error(progress.error.reason)
  const { state, errorCode } = progress.value
  const step = { at: now, event: event.type, state, errorCode }
  const written = await deps.filings.record(taken, progress.value, step, !options.keepLease)
  if (!written.ok) return written
  if (!written.value) return ok(undefined)
  return ok({ ...work, taken: { ...taken, filing: { ...taken.filing, ...progress.value } } })
}
