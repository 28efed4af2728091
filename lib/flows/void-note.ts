import { amendRight } from '../filing/amend-right.ts'
import type { VoidToStore } from '../filing/approval-store.ts'
import { attached } from '../filing/build-document-reference.ts'
import { buildRetraction } from '../filing/build-retraction.ts'
import { type EhrProfile, profileOf } from '../filing/ehr-profile.ts'
import { etagOf } from '../filing/etag.ts'
import type { Filing } from '../filing/filing.ts'
import { type FiledFiling, lineageOf } from '../filing/lineage.ts'
import { newProgress } from '../filing/new-progress.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { NoteDeps } from './note-deps.ts'
import { type NoteEvent, toEvent } from './note-event.ts'
import type { OpenLaunch } from './resume-launch.ts'
import { amendableFiling } from './view-filing.ts'

type VoidDeps = Pick<NoteDeps, 'filings' | 'approvals' | 'random' | 'sha256' | 'sha1Base64'>

/**
 * Marks a filed note as entered in error, with every addendum that is a document of its own: one
 * filing for each record, all stored or none (WB-32). Nothing is deleted; what was signed stays here.
 *
 * Asking twice gives the same filings, so a lost answer can be asked for again.
 *
 * @returns what was signed with it; FILING_NOT_FOUND, FILING_NOT_PERMITTED, FHIR_NOT_SUPPORTED,
 *   FILING_NOT_SETTLED, FILING_SUPERSEDED, STORE_UNAVAILABLE
 */
export async function voidNote(
  deps: VoidDeps,
  open: OpenLaunch,
  request: { readonly filingId: FilingId; readonly reason: string },
): Promise<Result<readonly NoteEvent[]>> {
  const filing = await amendableFiling(deps.filings, open.launch, request.filingId)
  if (!filing.ok) return filing
  const profile = profileOf(open.registration)
  const right = amendRight(profile, open.launch.context.grantedScopes, 'void')
  if (right === 'not-granted') return err(appError('FILING_NOT_PERMITTED'))
  const family = await deps.filings.ofFamily(filing.value.originalNoteId)
  if (!family.ok) return family
  const before = voidsOf(family.value, request.filingId)
  if (before.length > 0) return ok(before.map(toEvent))
  const now = await deps.filings.now()
  if (!now.ok) return now
  const { current, appended } = lineageOf(family.value)
  const records = [...(current ? [current] : []), ...appended]
  if (!records.some(({ id }) => id === request.filingId)) return err(appError('FILING_SUPERSEDED'))
  const voids: VoidToStore[] = []
  for (const record of records) {
    const prepared = await prepareVoid(deps, open, { record, profile, at: now.value, ...request })
    if (!prepared.ok) return prepared
    voids.push(prepared.value)
  }
  const stored = await deps.approvals.void(voids)
  if (!stored.ok) return stored
  if (stored.value === 'stored') return ok(voids.map((one) => toEvent(one.filing)))
  return err(appError(stored.value.code))
}

/** What voids the record already, or is about to; with its companions of the same signature. */
function voidsOf(family: readonly Filing[], filingId: FilingId): readonly Filing[] {
  const voids = family.filter(({ kind, state }) => kind === 'void' && state !== 'rejected')
  const first = voids.find(({ target }) => target?.filingId === filingId)
  return voids.filter(({ createdAt }) => createdAt === first?.createdAt)
}

async function prepareVoid(
  deps: VoidDeps,
  { launch }: OpenLaunch,
  request: {
    readonly record: FiledFiling
    readonly profile: EhrProfile
    readonly reason: string
    readonly at: Instant
  },
): Promise<Result<VoidToStore>> {
  const { record: voided, profile, reason, at } = request
  const form = profile.amendments.void
  if (form === 'no') return err(appError('FHIR_NOT_SUPPORTED'))
  const sent = await deps.filings.payload(voided.id)
  if (!sent.ok) return sent
  const { record, patientId, standingText } = voided
  const standing =
    standingText === undefined ? undefined : attached(profile, standingText, deps.sha1Base64)
  const document = buildRetraction(
    { id: record.id, payload: sent.value, patientId, standing },
    form,
  )
  const payload = JSON.stringify(document)
  const filing: Filing = {
    ...voided,
    // Made here and nowhere else; the form is that of filingIdSchema.
    id: deps.random.uuid() as FilingId,
    kind: 'void',
    method: 'put',
    isPreliminary: false,
    author: launch.user,
    target: { filingId: voided.id, recordId: record.id, ifMatch: etagOf(record), reason },
    launchId: launch.id,
    payloadSha256: deps.sha256(payload),
    createdAt: at,
    ...newProgress(at),
  }
  return ok({ filing, payload })
}
