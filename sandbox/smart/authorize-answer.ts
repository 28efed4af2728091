import { randomUUID } from 'node:crypto'
import type { EhrUser, Site } from '../site.ts'
import type { AuthorizeRequest, Caller } from './authorize-request.ts'
import { grantedScopes } from './granted-scopes.ts'
import { invalidRequest, type OAuthRefusal } from './oauth-refusal.ts'
import { secondsAfter } from './one-use-values.ts'
import { todaysEncounterId } from './todays-encounters.ts'

const CODE_SECONDS = 60

/** RFC 9207 §2: every answer names the server it comes from. */
function issuerOf(site: Site): string | undefined {
  switch (site.settings.smart.redirectIssuer) {
    case 'right':
      return site.authBase
    case 'wrong':
      return `${site.authBase}/other`
    case 'absent':
      return undefined
  }
}

function redirectTo(
  site: Site,
  caller: Caller,
  answer: Readonly<Record<string, string | undefined>>,
): string {
  const url = new URL(caller.redirectUri)
  for (const [name, value] of Object.entries({ ...answer, iss: issuerOf(site) })) {
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return url.href
}

export const errorRedirect = (
  site: Site,
  caller: Caller,
  state: string | undefined,
  refusal: OAuthRefusal,
): string =>
  redirectTo(site, caller, {
    error: refusal.error,
    error_description: refusal.message,
    state,
  })

/**
 * Issues a code: within a minute, once, to this app at this address. The launch value, if there is
 * one, is used up here.
 */
export function codeRedirect(
  site: Site,
  request: AuthorizeRequest,
  allowed: {
    readonly user: Pick<EhrUser, 'practitionerId'>
    readonly patientId: string | undefined
  },
): string {
  const { client, redirectUri, codeChallenge, nonce, scopes, state, launch } = request
  const now = site.now()
  if (launch && site.tokens.launches.take(launch.key, now).state !== 'fresh') {
    throw invalidRequest('the launch value is used')
  }
  const { patientId } = allowed
  const todays = patientId === undefined ? undefined : todaysEncounterId(site, patientId)
  const grant = {
    family: randomUUID(),
    clientId: client.id,
    practitionerId: allowed.user.practitionerId,
    patientId,
    encounterId: launch ? launch.value.encounterId : todays,
    scopes: grantedScopes(site, scopes),
    nonce,
  }
  const code = site.tokens.codes.issue(
    { grant, redirectUri, codeChallenge },
    secondsAfter(now, CODE_SECONDS),
  )
  return redirectTo(site, request, { code, state })
}
