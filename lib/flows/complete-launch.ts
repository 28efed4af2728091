import type { AuditWho } from '../audit/audit-event.ts'
import { audited } from '../audit/audit-log.ts'
import { type AppError, appError } from '../kernel/app-error.ts'
import type { EhrId, LaunchId, UserUrl } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import {
  type AuthorizationResponse,
  parseAuthorizationResponse,
} from '../smart/authorization-response.ts'
import type { EhrRegistration } from '../smart/ehr-registration.ts'
import type { Launch } from '../smart/launch.ts'
import type { PendingLaunch } from '../smart/launch-store.ts'
import { launchWho } from '../smart/launch-who.ts'
import { oauthErrorName } from '../smart/oauth-error.ts'
import type { TokenResponse } from '../smart/token-response.ts'
import type { LaunchDeps } from './launch-deps.ts'
import { nobody, refuseLaunch } from './refuse-launch.ts'

const SECRET_BYTES = 32
const HOUR_MS = 3_600_000

export type Callback = {
  /** The EHR whose redirect URI was called. */
  readonly ehrId: EhrId
  readonly parameters: URLSearchParams
  /** The bind secret that this browser holds for a launch, from its cookie. */
  readonly bindSecretOf: (launchId: LaunchId) => string | undefined
}

export type CompletedLaunch = {
  readonly launch: Launch
  /** New at this point: whatever the browser held before is worth nothing now (S14). */
  readonly sessionSecret: string
}

/**
 * Ends a launch at the redirect URI: state, browser and issuer are checked before the code is used,
 * then the code is exchanged, the user proven, and the session opened.
 *
 * @returns LAUNCH_STATE_INVALID, LAUNCH_BROWSER_MISMATCH, LAUNCH_ISSUER_MISMATCH, LAUNCH_DENIED,
 *   LAUNCH_REFUSED_BY_EHR, LAUNCH_PATIENT_MISSING, TOKEN_REFUSED, ID_TOKEN_INVALID,
 *   AUDIT_UNAVAILABLE, STORE_UNAVAILABLE; each refusal is on the audit trail.
 *   Source: SMART 2.2 app launch, RFC 9700 §4.4, RFC 9207
 */
export async function completeLaunch(
  deps: LaunchDeps,
  callback: Callback,
): Promise<Result<CompletedLaunch>> {
  const response = parseAuthorizationResponse(callback.parameters)
  if (!response.ok) return refuseLaunch(deps, response.error)
  const taken = await deps.launches.takePending(deps.sha256(response.value.state), deps.clock.now())
  if (!taken.ok) return taken
  const pending = taken.value
  const registration = pending && deps.ehrs.byId(pending.ehrId)
  if (!pending || !registration) return refuseLaunch(deps, appError('LAUNCH_STATE_INVALID'))
  const refusal = objectionTo(deps, callback, pending, registration, response.value)
  if (refusal) return refuseLaunch(deps, refusal, whoOf(pending))
  return exchange(deps, callback.parameters, response.value.state, pending, registration)
}

function objectionTo(
  deps: LaunchDeps,
  callback: Callback,
  pending: PendingLaunch,
  registration: EhrRegistration,
  response: AuthorizationResponse,
): AppError | undefined {
  // The entry may name another server by now, for which the code was not meant.
  if (pending.ehrId !== callback.ehrId || pending.ehrIss !== registration.issuer) {
    return appError('LAUNCH_ISSUER_MISMATCH')
  }
  const bindSecret = callback.bindSecretOf(pending.launchId)
  // Hashes of random secrets: comparing them leaks nothing that helps to guess one.
  if (!bindSecret || deps.sha256(bindSecret) !== pending.bindHash) {
    return appError('LAUNCH_BROWSER_MISMATCH')
  }
  if (response.kind === 'code') return undefined
  const code = response.error === 'access_denied' ? 'LAUNCH_DENIED' : 'LAUNCH_REFUSED_BY_EHR'
  return appError(code, { reason: oauthErrorName(response.error) })
}

const whoOf = ({ tenant, ehrId, launchId }: PendingLaunch): AuditWho => ({
  ...nobody,
  tenant,
  ehrId,
  launchId,
})

async function exchange(
  deps: LaunchDeps,
  parameters: URLSearchParams,
  state: string,
  pending: PendingLaunch,
  registration: EhrRegistration,
): Promise<Result<CompletedLaunch>> {
  const { codeVerifier, nonce, redirectUri, askedScopes } = pending
  const exchanged = await audited(
    deps.audit,
    whoOf(pending),
    { action: 'token.exchange' },
    (grant) =>
      deps.authorization.exchangeCode(grant, registration, {
        parameters,
        state,
        redirectUri,
        codeVerifier,
        nonce,
        askedScopes,
      }),
  )
  if (!exchanged.ok) return exchanged
  return open(deps, pending, registration, exchanged.value)
}

async function open(
  deps: LaunchDeps,
  pending: PendingLaunch,
  registration: EhrRegistration,
  token: TokenResponse & { readonly user: UserUrl },
): Promise<Result<CompletedLaunch>> {
  const { patientId, encounterId, context, user } = token
  if (!patientId) {
    // Nobody will use these tokens, so the EHR may forget them (S19). A failure changes nothing.
    const unused = token.tokens.refresh ?? token.tokens.access
    await audited(deps.audit, whoOf(pending), { action: 'token.revoke' }, (grant) =>
      deps.authorization.revoke(grant, registration, unused),
    )
    return refuseLaunch(deps, appError('LAUNCH_PATIENT_MISSING'), whoOf(pending))
  }
  const now = deps.clock.now()
  const launch: Launch = {
    id: pending.launchId,
    tenant: pending.tenant,
    ehrId: pending.ehrId,
    ehrIss: pending.ehrIss,
    user,
    patientId,
    encounterId,
    context,
    openedAt: now,
    endsAt: instantPlus(now, registration.sessionHours * HOUR_MS),
  }
  const sessionSecret = deps.random.token(SECRET_BYTES)
  const secretHash = deps.sha256(sessionSecret)
  const opening = {
    action: 'session.open',
    grantedScopes: context.grantedScopes.join(' '),
  } as const
  const opened = await audited(deps.audit, launchWho(launch), opening, () =>
    deps.launches.open({ launch, secretHash, lastUsedAt: now }, token.tokens),
  )
  return opened.ok ? ok({ launch, sessionSecret }) : opened
}
