import { audited } from '../audit/audit-log.ts'
import { profileOf } from '../filing/ehr-profile.ts'
import { appError } from '../kernel/app-error.ts'
import type { LaunchId } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type AuthorizationRequest, authorizationUrl } from '../smart/authorization-request.ts'
import type { EhrRegistration } from '../smart/ehr-registration.ts'
import type { PendingLaunch } from '../smart/launch-store.ts'
import { pkceChallenge } from '../smart/pkce.ts'
import { scopesToAsk } from '../smart/scopes.ts'
import type { SmartConfiguration } from '../smart/smart-configuration.ts'
import { type LaunchDeps, redirectUriOf } from './launch-deps.ts'
import { nobody, refuseLaunch } from './refuse-launch.ts'

const PENDING_MS = 10 * 60_000
const SECRET_BYTES = 32
const LAUNCH_ID_BYTES = 16
/** Granular scopes can pass what proxies take; below that a redirect is quicker than a page. */
const LONGEST_URL = 2_000

export type StartedLaunch = {
  readonly launchId: LaunchId
  readonly registration: EhrRegistration
  /** The browser keeps this in a cookie and brings it back: the state alone is not enough (S10). */
  readonly bindSecret: string
  readonly request: AuthorizationRequest
  /** Send the request as a form: the EHR offers it, and as a URL it would be long (2.2.0@133). */
  readonly byPost: boolean
}

/**
 * Begins a launch: looks the issuer up, discovers its endpoints, and prepares the authorization
 * request. Nothing is sent to an issuer that is not registered.
 *
 * @param request.launch the EHR's launch value, or undefined for a standalone launch
 * @returns LAUNCH_ISSUER_UNKNOWN, DISCOVERY_FAILED, DISCOVERY_UNTRUSTED, AUDIT_UNAVAILABLE,
 *   STORE_UNAVAILABLE. Source: SMART 2.2 app launch, 2.2.0@32-46
 */
export async function startLaunch(
  deps: LaunchDeps,
  request: { readonly iss: string; readonly launch: string | undefined },
): Promise<Result<StartedLaunch>> {
  const registration = deps.ehrs.byIssuer(request.iss)
  if (!registration) return refuseLaunch(deps, appError('LAUNCH_ISSUER_UNKNOWN'))
  const launchId = newLaunchId(deps, registration)
  const mode = request.launch === undefined ? 'standalone' : 'ehr'
  const who = { ...nobody, tenant: registration.tenant, ehrId: registration.id, launchId }
  const found = await audited(deps.audit, who, { action: 'launch.start', mode }, (grant) =>
    deps.authorization.discover(grant, registration),
  )
  if (!found.ok) return found
  return prepare(deps, { registration, launchId, mode, ...request }, found.value)
}

/** The EHR's id stands in front, so that the frame policy of a page is known from its path. */
const newLaunchId = (deps: LaunchDeps, registration: EhrRegistration): LaunchId =>
  // Made here and nowhere else; the form is that of launchIdSchema.
  `${registration.id}.${deps.random.token(LAUNCH_ID_BYTES)}` as LaunchId

async function prepare(
  deps: LaunchDeps,
  begun: {
    readonly registration: EhrRegistration
    readonly launchId: LaunchId
    readonly mode: 'ehr' | 'standalone'
    readonly iss: string
    readonly launch: string | undefined
  },
  found: SmartConfiguration,
): Promise<Result<StartedLaunch>> {
  const { registration, launchId, mode, iss, launch } = begun
  const state = deps.random.token(SECRET_BYTES)
  const bindSecret = deps.random.token(SECRET_BYTES)
  const codeVerifier = deps.random.token(SECRET_BYTES)
  const nonce = deps.random.token(SECRET_BYTES)
  const { provenance } = profileOf(registration)
  const { permissions } = found
  const scopes = scopesToAsk({ ...registration, provenance }, { mode, permissions })
  const redirectUri = redirectUriOf(deps.publicUrl, registration)
  const at = deps.clock.now()
  const pending: PendingLaunch = {
    launchId,
    tenant: registration.tenant,
    ehrId: registration.id,
    ehrIss: registration.issuer,
    bindHash: deps.sha256(bindSecret),
    codeVerifier,
    nonce,
    redirectUri,
    askedScopes: scopes,
    expiresAt: instantPlus(at, PENDING_MS),
  }
  const saved = await deps.launches.savePending(deps.sha256(state), pending, at)
  if (!saved.ok) return saved
  const request: AuthorizationRequest = {
    endpoint: found.authorizationEndpoint,
    clientId: registration.clientId,
    redirectUri,
    scopes,
    state,
    nonce,
    codeChallenge: pkceChallenge(deps.sha256, codeVerifier),
    // As this launch spelled it, be it with a slash at its end.
    aud: iss,
    launch,
  }
  const byPost = found.authorizePost && authorizationUrl(request).length > LONGEST_URL
  return ok({ launchId, registration, bindSecret, request, byPost })
}
