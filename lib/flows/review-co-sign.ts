import { amendRight } from '../filing/amend-right.ts'
import { objectionToCoSigning } from '../filing/co-sign.ts'
import { profileOf } from '../filing/ehr-profile.ts'
import { isTooLarge } from '../filing/filed-content.ts'
import { type AppErrorCode, appError } from '../kernel/app-error.ts'
import type { FilingId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { LaunchIdentity } from '../smart/launch.ts'
import { type CoSignWords, composeCoSigned } from './compose-co-signed.ts'
import { type FoundCoSign, findCoSign } from './find-co-sign.ts'
import type { CoSignDeps } from './note-deps.ts'
import type { OpenLaunch } from './resume-launch.ts'
import type { ReviewedText } from './review-note.ts'

/** The exact bytes with the co-signature, and the time that stands in them. */
export type ReviewedCoSign = ReviewedText & { readonly at: Instant }

export type CoSignReviewRequest = {
  readonly filingId: FilingId
  /** What the co-signing clinician adds in own words; may be empty. */
  readonly statement: string
  readonly words: CoSignWords
}

/**
 * Renders a preliminary note with the co-signature as it would be filed. Nothing is kept: whoever signs
 * names the time and the hash, and the same text comes about again or it is refused.
 *
 * @returns FILING_NOT_FOUND, CO_SIGN_SETTLED, FILING_NOT_SETTLED, FILING_SUPERSEDED,
 *   FILING_RECORD_CHANGED, CO_SIGN_NOT_OFFERED, FILING_NOT_PERMITTED, FHIR_UNREACHABLE (who user and patient are was not read
 *   yet), STORE_UNAVAILABLE
 */
export async function reviewCoSign(
  deps: CoSignDeps,
  open: OpenLaunch,
  request: CoSignReviewRequest,
): Promise<Result<ReviewedCoSign>> {
  const prepared = await prepareCoSign(deps, open, request.filingId)
  if (!prepared.ok) return prepared
  const now = await deps.filings.now()
  if (!now.ok) return now
  const { identity, text: signed, filing, request: asked } = prepared.value
  const { timeZone: zone } = open.registration
  const text = composeCoSigned({ ...request, signed, filing, asked, identity, at: now.value, zone })
  const profile = profileOf(open.registration)
  return ok({
    text,
    sha256: deps.sha256(text),
    bytes: new TextEncoder().encode(text).length,
    format: profile.format,
    identity: { ...identity, encounter: asked.encounter },
    fits: !isTooLarge(profile, text),
    at: now.value,
  })
}

export type PreparedCoSign = FoundCoSign & {
  readonly identity: LaunchIdentity
  /** The exact text of the preliminary note. */
  readonly text: string
}

/** What is co-signed, once nothing stands against it. */
export async function prepareCoSign(
  deps: CoSignDeps,
  open: OpenLaunch,
  filingId: FilingId,
): Promise<Result<PreparedCoSign>> {
  const { launch } = open
  const found = await findCoSign(deps, launch, filingId)
  if (!found.ok) return found
  const { request, family, filing } = found.value
  const objection = objectionToRight(open) ?? objectionToCoSigning(request, family, launch.user)
  if (objection) return err(appError(objection))
  // Others changed it since it was signed: nobody confirms a text that does not stand in the EHR.
  if (filing.standingText !== undefined) return err(appError('FILING_RECORD_CHANGED'))
  const identity = await deps.launches.identity(launch.id)
  if (!identity.ok) return identity
  if (!identity.value) return err(appError('FHIR_UNREACHABLE', { reason: 'identity not read' }))
  const { tenant, noteId, noteVersion } = filing
  const text = await deps.approvals.textOf(tenant, noteId, noteVersion)
  return text.ok ? ok({ ...found.value, identity: identity.value, text: text.value }) : text
}

function objectionToRight({ launch, registration }: OpenLaunch): AppErrorCode | undefined {
  const right = amendRight(profileOf(registration), launch.context.grantedScopes, 'co-sign')
  if (right === 'not-offered') return 'CO_SIGN_NOT_OFFERED'
  const isPractitioner = /\/Practitioner(Role)?\/[^/]+$/.test(launch.user)
  return right === 'granted' && isPractitioner ? undefined : 'FILING_NOT_PERMITTED'
}
