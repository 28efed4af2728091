import { audited, note } from '../audit/audit-log.ts'
import { appError, errorTable } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { EhrRegistration } from '../smart/ehr-registration.ts'
import type { Launch } from '../smart/launch.ts'
import { launchWho } from '../smart/launch-who.ts'
import { isDueForRefresh, type TokenResponse, type Tokens } from '../smart/token-response.ts'
import type { TokenSource } from '../smart/token-source.ts'
import type { LaunchDeps } from './launch-deps.ts'

type TokenDeps = Pick<LaunchDeps, 'audit' | 'authorization' | 'launches' | 'clock'>

/**
 * The access token of a launch: read from the store, refreshed ahead of expiry and once after a
 * 401, by one process at a time (A7). A refresh token is used once; what the EHR returns replaces
 * it, and when it returns none the old one stays (2.2.0@117). While it cannot be refreshed, the old
 * token serves to its end.
 *
 * @returns a source for one request or job; it remembers the token while it is fresh, and asks for
 *   each renewal once, however many wait for it
 */
export function launchTokens(
  deps: TokenDeps,
  launch: Launch,
  registration: EhrRegistration,
): TokenSource {
  let known: Promise<Result<Tokens>> | undefined
  const renewals = new Map<string, Promise<Result<Tokens>>>()

  const load = async (): Promise<Result<Tokens>> => {
    const found = await deps.launches.tokens(launch.id)
    if (!found.ok) return found
    if (!found.value) return err(appError('SESSION_ENDED'))
    return isOver(deps, launch) ? end(deps, launch, 'limit') : ok(found.value)
  }

  const renew = (refused: string): Promise<Result<Tokens>> => {
    const renewal =
      renewals.get(refused) ??
      deps.launches.refreshTokens(launch.id, (current) =>
        current.access === refused
          ? refresh(deps, launch, registration, current)
          : // Another process was faster; its token is the one to use.
            Promise.resolve(ok(current)),
      )
    renewals.set(refused, renewal)
    return renewal
  }

  return {
    async current() {
      known ??= load()
      const tokens = await known
      if (!tokens.ok || !isDueForRefresh(tokens.value, deps.clock.now())) return accessOf(tokens)
      const renewed = await renew(tokens.value.access)
      if (renewed.ok) known = Promise.resolve(renewed)
      return accessOf(mayStillServe(deps, tokens.value, renewed) ? tokens : renewed)
    },
    async renew(refused) {
      known = renew(refused)
      const access = accessOf(await known)
      // Without a refresh token there is no newer one, and the refused one is not tried again.
      return access.ok && access.value === refused ? err(appError('FHIR_UNAUTHORIZED')) : access
    },
  }
}

const accessOf = (tokens: Result<Tokens>): Result<string> =>
  tokens.ok ? ok(tokens.value.access) : tokens

const isOver = ({ clock }: TokenDeps, { endsAt }: Launch): boolean => clock.now() >= endsAt

/** A token that is soon over is no worse for an authorization server that does not answer. */
const mayStillServe = ({ clock }: TokenDeps, old: Tokens, renewed: Result<Tokens>): boolean =>
  !renewed.ok &&
  errorTable[renewed.error.code].retryable &&
  renewed.error.code !== 'AUDIT_UNAVAILABLE' &&
  clock.now() < old.expiresAt

async function refresh(
  deps: TokenDeps,
  launch: Launch,
  registration: EhrRegistration,
  current: Tokens,
): Promise<Result<Tokens>> {
  if (isOver(deps, launch)) return end(deps, launch, 'limit')
  const { refresh: refreshToken } = current
  if (!refreshToken) {
    const isUsedUp = deps.clock.now() >= current.expiresAt
    return isUsedUp ? end(deps, launch, 'ehr', 'no refresh token') : ok(current)
  }
  const who = launchWho(launch)
  const refreshed = await audited(deps.audit, who, { action: 'token.refresh' }, (grant) =>
    deps.authorization.refresh(grant, registration, refreshToken),
  )
  if (!refreshed.ok) {
    return refreshed.error.code === 'SESSION_ENDED'
      ? end(deps, launch, 'ehr', refreshed.error.reason)
      : refreshed
  }
  if (!isSameContext(launch, refreshed.value))
    return end(deps, launch, 'ehr', 'the context changed')
  const { tokens } = refreshed.value
  return ok({ ...tokens, refresh: tokens.refresh ?? refreshToken })
}

/** A refresh may repeat the context; it must never move the session to another patient (N17). */
const isSameContext = (launch: Launch, response: TokenResponse): boolean =>
  (response.patientId === undefined || response.patientId === launch.patientId) &&
  (response.encounterId === undefined || response.encounterId === launch.encounterId)

async function end(
  deps: TokenDeps,
  launch: Launch,
  why: 'ehr' | 'limit',
  reason?: string,
): Promise<Result<never>> {
  const recorded = await note(deps.audit, launchWho(launch), { action: 'session.end', why })
  if (!recorded.ok) return recorded
  const ended = await deps.launches.end(launch.id, why, deps.clock.now())
  if (!ended.ok) return ended
  return err(appError('SESSION_ENDED', reason === undefined ? {} : { reason }))
}
