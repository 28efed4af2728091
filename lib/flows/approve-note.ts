import { rightFor } from '../filing/amend-right.ts'
import type { CoSignRequest } from '../filing/co-sign.ts'
import { documentReferenceSchema } from '../filing/document-reference.ts'
import { profileOf } from '../filing/ehr-profile.ts'
import { isTooLarge } from '../filing/filed-content.ts'
import type { Filing } from '../filing/filing.ts'
import { type AppErrorCode, appError } from '../kernel/app-error.ts'
import type { FilingId, NoteId, UserUrl } from '../kernel/ids.ts'
import { type Instant, parseInstant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type ApprovedNote, approve, type Overrides } from '../note/approve.ts'
import type { LaunchIdentity } from '../smart/launch.ts'
import { isGranted } from '../smart/scopes.ts'
import { type Draft, findDraft, identityFor } from './find-draft.ts'
import { type NoteDeps, ownerOf } from './note-deps.ts'
import { prepareFiling } from './prepare-filing.ts'
import type { OpenLaunch } from './resume-launch.ts'

export type ApprovalRequest = {
  readonly noteId: NoteId
  readonly version: number
  /** SHA-256 of the text that the author was shown. */
  readonly sha256: string
  /** Reasons for statements that stay without evidence, by statement id. */
  readonly overrides: Overrides
  readonly attestation: { readonly textVersion: string; readonly text: string }
  readonly isAttested: boolean
  /** It is filed preliminary, for a clinician of the visit to co-sign, or for any of the site. */
  readonly coSign?: { readonly to: UserUrl | undefined } | undefined
  /** Title of a note's type, for the document. */
  readonly titleOf: (type: string) => string
}

/**
 * Signs a note: the text that was shown is approved, frozen as the resource to be filed, and stored
 * with its filing and the worker's wake-up in one transaction. From here on it is filed whatever
 * happens to the page, the session or the EHR.
 *
 * Asking twice gives the same filing, so a lost answer can be asked for again.
 *
 * @returns NOTE_NOT_FOUND, NOTE_CONFLICT, NOTE_CHANGED_SINCE_PREVIEW, NOTE_ALREADY_APPROVED,
 *   NOTE_EMPTY, NOTE_UNRESOLVED, NOTE_TOO_LARGE, ATTESTATION_MISSING, FILING_NOT_PERMITTED,
 *   FILING_ENCOUNTER_REQUIRED, FILING_NOT_SETTLED, FILING_SUPERSEDED, CO_SIGN_NOT_OFFERED,
 *   STORE_UNAVAILABLE
 */
export async function approveNote(
  deps: NoteDeps,
  open: OpenLaunch,
  request: ApprovalRequest,
): Promise<Result<{ readonly filingId: FilingId }>> {
  const draft = await findDraft(deps, open, request)
  if (!draft.ok) {
    return draft.error.code === 'NOTE_ALREADY_APPROVED' ? filedBefore(deps, open, request) : draft
  }
  const objection = objectionTo(open, draft.value, request)
  if (objection) return err(appError(objection))
  // One time for all: the filing is due by the store's.
  const now = await deps.filings.now()
  if (!now.ok) return now
  const approved = approveDraft(open, draft.value, request, now.value)
  if (!approved.ok) return approved
  const identity = await deps.launches.identity(open.launch.id)
  if (!identity.ok) return identity
  if (!identity.value) return err(appError('NOTE_CHANGED_SINCE_PREVIEW'))
  const asking = objectionToAsking(open, request, identity.value)
  if (asking) return err(appError(asking))
  const careFrom = await careFromOf(deps, open, draft.value, identity.value)
  if (!careFrom.ok) return careFrom
  const prepared = prepareFiling(deps, open, {
    ...draft.value,
    version: request.version,
    approved: approved.value,
    author: identity.value.author,
    careFrom: careFrom.value,
    title: request.titleOf(draft.value.stored.note.type),
    isPreliminary: request.coSign !== undefined,
  })
  const visit = identityFor(identity.value, draft.value)
  const coSign = coSignRequest(request, visit, prepared.filing)
  const stored = await deps.approvals.approve({
    owner: ownerOf(open.launch),
    approved: approved.value,
    version: request.version,
    launchId: open.launch.id,
    coSign,
    restsOn: draft.value.stored.restsOn,
    isLabelled: draft.value.profile.provenance === 'create',
    ...prepared,
  })
  if (!stored.ok) return stored
  if (typeof stored.value === 'object') return err(appError(stored.value.code))
  if (stored.value === 'approved') return ok({ filingId: prepared.filing.id })
  return stored.value === 'conflict'
    ? err(appError('NOTE_CONFLICT'))
    : filedBefore(deps, open, request)
}

/** A second click, or a retry after a lost answer, finds what the first one made (F7, FT-8). */
async function filedBefore(
  deps: NoteDeps,
  { launch }: OpenLaunch,
  request: ApprovalRequest,
): Promise<Result<{ readonly filingId: FilingId }>> {
  const found = await deps.filings.ofNote(request.noteId)
  if (!found.ok) return found
  const filing = found.value
  const isSame =
    filing?.author === launch.user &&
    filing.patientId === launch.patientId &&
    filing.attachmentSha256 === request.sha256
  return isSame ? ok({ filingId: filing.id }) : err(appError('NOTE_ALREADY_APPROVED'))
}

const coSignRequest = (
  { coSign }: ApprovalRequest,
  { author: authorName, encounter, clinicians }: LaunchIdentity,
  { id: filingId }: Filing,
): CoSignRequest | undefined =>
  coSign && {
    ...{ filingId, authorName, encounter, returned: undefined },
    addressed: clinicians?.find(({ user }) => user === coSign.to),
  }

/** Whether a co-signature can be asked for here, and of whom. */
function objectionToAsking(
  { launch, registration }: OpenLaunch,
  { coSign }: ApprovalRequest,
  { clinicians = [] }: LaunchIdentity,
): AppErrorCode | undefined {
  if (!coSign) return undefined
  const isOfVisit = clinicians.some(({ user }) => user === coSign.to && user !== launch.user)
  const isOffered = profileOf(registration).coSign !== 'no' && (!coSign.to || isOfVisit)
  return isOffered ? undefined : 'CO_SIGN_NOT_OFFERED'
}

/** What stands against signing whatever the text says. The page says it earlier; this decides. */
function objectionTo(
  { launch }: OpenLaunch,
  { stored, profile, amended }: Draft,
  request: ApprovalRequest,
) {
  const right = rightFor(amended?.method ?? 'create')
  if (!isGranted(launch.context.grantedScopes, 'DocumentReference', right)) {
    return 'FILING_NOT_PERMITTED'
  }
  if (!/\/Practitioner(Role)?\/[^/]+$/.test(launch.user)) return 'FILING_NOT_PERMITTED'
  const { encounterId } = amended?.target ?? launch
  if (profile.isEncounterRequired && !encounterId) return 'FILING_ENCOUNTER_REQUIRED'
  const { review } = stored
  if (review?.version !== request.version || review.sha256 !== request.sha256) {
    return 'NOTE_CHANGED_SINCE_PREVIEW'
  }
  return isTooLarge(profile, review.text) ? 'NOTE_TOO_LARGE' : undefined
}

/** Since when care was given: for a note of an earlier visit, as its own document says. */
async function careFromOf(
  { filings }: Pick<NoteDeps, 'filings'>,
  { launch }: OpenLaunch,
  { amended }: Draft,
  { careFrom = launch.openedAt }: LaunchIdentity,
): Promise<Result<Instant>> {
  if (!amended || amended.target.encounterId === launch.encounterId) return ok(careFrom)
  const filed = await filings.payload(amended.target.id)
  if (!filed.ok) return filed
  const { context } = documentReferenceSchema.parse(JSON.parse(filed.value))
  return ok(parseInstant(context.period.start) ?? careFrom)
}

function approveDraft(
  { launch }: OpenLaunch,
  { stored }: Draft,
  request: ApprovalRequest,
  at: Instant,
): Result<ApprovedNote> {
  const { review } = stored
  if (!review) return err(appError('NOTE_CHANGED_SINCE_PREVIEW'))
  return approve(stored.note, {
    verification: review.verification,
    by: launch.user,
    at,
    attestation: { ...request.attestation, isConfirmed: request.isAttested },
    overrides: request.overrides,
    renderedText: review.text,
    sha256: review.sha256,
  })
}
