import { audited, note } from '../audit/audit-log.ts'
import {
  type ConsoleSession,
  type ConsoleUser,
  rolesIn,
  tenantsOf,
} from '../console/console-session.ts'
import { type ConsoleSettings, grantsOf } from '../console/console-settings.ts'
import type { ProvenIdentity } from '../console/identity-provider.ts'
import { type AppError, appError } from '../kernel/app-error.ts'
import { instantPlus } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { type ConsoleDeps, consoleRedirectUri, consoleWho } from './console-deps.ts'

const HOUR_MS = 3_600_000
const SECRET_BYTES = 32
/** Where stands what is not yet, or not, of any organisation. */
const NOWHERE = 'system'

export type OpenedConsole = { readonly session: ConsoleSession; readonly sessionSecret: string }

/**
 * Turns the identity provider's answer into a session of whoever it proves, with the roles that
 * their groups have here. Each refusal is on the audit trail.
 *
 * @param bindSecret of the cookie that this browser got when it began
 * @returns SIGN_IN_INVALID, SIGN_IN_REFUSED, SIGN_IN_UNPROVEN, ROLE_MISSING,
 *   IDENTITY_PROVIDER_UNAVAILABLE, AUDIT_UNAVAILABLE, STORE_UNAVAILABLE
 */
export async function completeConsoleSignIn(
  deps: ConsoleDeps,
  { parameters, bindSecret }: { parameters: URLSearchParams; bindSecret: string | undefined },
): Promise<Result<OpenedConsole>> {
  const state = parameters.get('state') ?? ''
  const taken = await deps.sessions.takePending(deps.sha256(state), deps.clock.now())
  if (!taken.ok) return taken
  const pending = taken.value
  if (!pending || !bindSecret || deps.sha256(bindSecret) !== pending.bindHash) {
    return refuse(deps, appError('SIGN_IN_INVALID'))
  }
  const { codeVerifier, nonce } = pending
  const redirectUri = consoleRedirectUri(deps.publicUrl)
  const event = { action: 'console.sign-in' } as const
  const proven = await audited(deps.audit, consoleWho(NOWHERE, undefined), event, () =>
    deps.provider.exchangeCode({ parameters, state, redirectUri, codeVerifier, nonce }),
  )
  if (!proven.ok) return proven
  const user = consoleUser(deps.settings, proven.value)
  if (user.grants.length === 0) return refuse(deps, appError('ROLE_MISSING'), user)
  return open(deps, user)
}

function consoleUser(settings: ConsoleSettings, identity: ProvenIdentity): ConsoleUser {
  const fhirUser = identity.claims[settings.fhirUserClaim]
  return {
    id: `${settings.issuer}#${encodeURIComponent(identity.subject)}`,
    name: identity.name ?? identity.subject,
    fhirUser: typeof fhirUser === 'string' ? fhirUser : undefined,
    grants: grantsOf(settings, identity.claims[settings.rolesClaim]),
  }
}

async function refuse(
  { audit }: ConsoleDeps,
  error: AppError,
  user?: ConsoleUser,
): Promise<Result<never>> {
  const event = { action: 'console.refuse', code: error.code } as const
  const recorded = await note(audit, consoleWho(NOWHERE, user), event)
  return recorded.ok ? err(error) : recorded
}

async function open(deps: ConsoleDeps, user: ConsoleUser): Promise<Result<OpenedConsole>> {
  const now = deps.clock.now()
  const session: ConsoleSession = {
    id: deps.random.uuid(),
    user,
    openedAt: now,
    endsAt: instantPlus(now, deps.settings.sessionHours * HOUR_MS),
  }
  // Each organisation sees on its own trail who can look at it from now on.
  for (const tenant of tenantsOf(user)) {
    const event = { action: 'console.open', roles: rolesIn(user, tenant).join(' ') } as const
    const recorded = await note(deps.audit, consoleWho(tenant, user), event)
    if (!recorded.ok) return recorded
  }
  const sessionSecret = deps.random.token(SECRET_BYTES)
  const opened = await deps.sessions.open(session, deps.sha256(sessionSecret))
  return opened.ok ? ok({ session, sessionSecret }) : opened
}
