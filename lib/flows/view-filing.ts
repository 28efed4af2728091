import { type AuditLog, audited } from '../audit/audit-log.ts'
import type { CoSignStore } from '../filing/co-sign-store.ts'
import { profileOf } from '../filing/ehr-profile.ts'
import type { Filing, FilingStep } from '../filing/filing.ts'
import type { FilingStore } from '../filing/filing-store.ts'
import {
  type ProvenanceFiling,
  type ProvenanceState,
  shownState,
} from '../filing/provenance-filing.ts'
import type { ProvenanceStore } from '../filing/provenance-store.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import { coSignOfFiling } from './asked-co-sign.ts'
import type { AskedCoSign } from './open-note.ts'
import type { OpenLaunch } from './resume-launch.ts'

/** What the page shows of a filing: where it stands, how it came there, and what the EHR said. */
export type FilingView = Pick<
  Filing,
  | 'id'
  | 'kind'
  | 'method'
  | 'isPreliminary'
  | 'noteId'
  | 'state'
  | 'attempt'
  | 'looks'
  | 'notBefore'
  | 'record'
  | 'receipt'
  | 'adopted'
  | 'verification'
  | 'errorCode'
  | 'ehrSaid'
  | 'dismissal'
> & {
  readonly signedAt: Instant
  /** This user signed it; what becomes of it is for who signed it to decide. */
  readonly isOwn: boolean
  /** The filing that it changes. */
  readonly targetId: FilingId | undefined
  readonly steps: readonly FilingStep[]
  /** Where its labels stand; undefined where none were to follow it. */
  readonly labels:
    | (Pick<ProvenanceFiling, 'provenanceId' | 'errorCode'> & { readonly state: ProvenanceState })
    | undefined
  readonly ehrName: string
  readonly whereNotesAppear: string
  /** Undefined before it is settled, and where it asks for no co-signature any more. */
  readonly coSign: AskedCoSign | undefined
}

/** The filing that a request names, if it is this user's for this patient. */
export async function ownFiling(
  filings: FilingStore,
  launch: Launch,
  id: FilingId,
): Promise<Result<Filing>> {
  const filing = await filingHere(filings, launch, id)
  if (!filing.ok) return filing
  return filing.value.author === launch.user ? filing : err(appError('FILING_NOT_FOUND'))
}

/**
 * The same where it is of a note that this user signed something of: who co-signed a note sees where
 * it stands, and so does its author.
 */
export async function familyFiling(
  filings: FilingStore,
  launch: Launch,
  id: FilingId,
): Promise<Result<Filing>> {
  const filing = await filingHere(filings, launch, id)
  if (!filing.ok || filing.value.author === launch.user) return filing
  const family = await filings.ofFamily(filing.value.originalNoteId)
  if (!family.ok) return family
  const isOfUser = family.value.some(({ author }) => author === launch.user)
  return isOfUser ? filing : err(appError('FILING_NOT_FOUND'))
}

/** The same where this user wrote the note: only its author amends it, whoever co-signed it. */
export async function amendableFiling(
  filings: FilingStore,
  launch: Launch,
  id: FilingId,
): Promise<Result<Filing>> {
  const filing = await filingHere(filings, launch, id)
  if (!filing.ok) return filing
  const family = await filings.ofFamily(filing.value.originalNoteId)
  if (!family.ok) return family
  const isOfUser = family.value.some(
    ({ kind, author }) => kind === 'file' && author === launch.user,
  )
  return isOfUser ? filing : err(appError('FILING_NOT_FOUND'))
}

async function filingHere(
  filings: FilingStore,
  launch: Launch,
  id: FilingId,
): Promise<Result<Filing>> {
  const found = await filings.find(id)
  if (!found.ok) return found
  const filing = found.value
  const isHere =
    filing?.tenant === launch.tenant &&
    filing.ehrId === launch.ehrId &&
    filing.patientId === launch.patientId
  return isHere ? ok(filing) : err(appError('FILING_NOT_FOUND'))
}

/** What is read to tell where a filing stands. */
export type ViewDeps = {
  readonly filings: FilingStore
  readonly provenances: ProvenanceStore
  readonly coSigns: CoSignStore
}

/**
 * Where a filing stands is Chartside's own knowledge and asked for every second. What the EHR said,
 * or who gave the note back, may quote it, so showing that is an access.
 *
 * @returns FILING_NOT_FOUND, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function viewFiling(
  deps: ViewDeps & { readonly audit: AuditLog },
  open: OpenLaunch,
  id: FilingId,
): Promise<Result<FilingView>> {
  const filing = await familyFiling(deps.filings, open.launch, id)
  if (!filing.ok) return filing
  const view = await toView(deps, open, filing.value)
  if (!view.ok || !isAccess(view.value)) return view
  const event = { action: 'filing.view', filingId: id } as const
  return audited(deps.audit, launchWho(open.launch), event, async () => view)
}

/**
 * Where a filing of the note that is being opened stands, for a page that begins with it.
 *
 * @returns undefined where the EHR said something, which is asked for as an access of its own;
 *   STORE_UNAVAILABLE
 */
export const openingView = async (
  deps: ViewDeps,
  open: OpenLaunch,
  filing: Filing,
): Promise<Result<FilingView | undefined>> =>
  filing.ehrSaid === undefined ? toView(deps, open, filing) : ok(undefined)

const isAccess = ({ ehrSaid, coSign }: FilingView): boolean =>
  ehrSaid !== undefined || coSign?.standing === 'returned'

async function toView(
  deps: ViewDeps,
  { launch, registration }: OpenLaunch,
  filing: Filing,
): Promise<Result<FilingView>> {
  const steps = await deps.filings.steps(filing.id)
  if (!steps.ok) return steps
  const labels = await labelsOf(deps.provenances, filing)
  if (!labels.ok) return labels
  const coSign = await coSignOfFiling(deps, filing)
  if (!coSign.ok) return coSign
  const { id, state, attempt, looks, notBefore, record, receipt, adopted } = filing
  const { verification, errorCode, ehrSaid, dismissal, kind, method, noteId } = filing
  return ok({
    ...{ id, state, attempt, looks, notBefore, record, receipt, adopted },
    ...{ verification, errorCode, ehrSaid, dismissal, kind, method, noteId },
    isPreliminary: filing.isPreliminary,
    signedAt: filing.createdAt,
    isOwn: filing.author === launch.user,
    targetId: filing.target?.filingId,
    steps: steps.value,
    labels: labels.value,
    ehrName: registration.name,
    whereNotesAppear: profileOf(registration).whereNotesAppear,
    coSign: coSign.value,
  })
}

async function labelsOf(
  provenances: ProvenanceStore,
  filing: Filing,
): Promise<Result<FilingView['labels']>> {
  // Until there is a record nobody asks for what follows it.
  if (!filing.record) return ok(undefined)
  const found = await provenances.ofFiling(filing.id)
  if (!found.ok || !found.value) return found.ok ? ok(undefined) : found
  const { provenanceId, errorCode } = found.value
  return ok({ state: shownState(found.value, filing), provenanceId, errorCode })
}
