import 'server-only'
import * as oauth from 'oauth4webapi'
import { z } from 'zod'
import type { ClientJwk } from '#lib/config/config.ts'
import type { ConsoleSettings } from '#lib/console/console-settings.ts'
import type { IdentityProvider, ProvenIdentity } from '#lib/console/identity-provider.ts'
import { type AppErrorCode, appError } from '#lib/kernel/app-error.ts'
import type { Clock } from '#lib/kernel/instant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { oauthErrorName } from '#lib/smart/oauth-error.ts'
import { clientAuthentication } from '../ehr/client-authentication.ts'
import { readJson } from '../ehr/discovery.ts'
import { guardedFetch } from '../ehr/guarded-fetch.ts'
import { ID_TOKEN_ALGORITHMS } from '../ehr/id-token-algorithms.ts'
import { OauthFetchFailure, oauthFetch } from '../ehr/oauth-fetch.ts'

const KEEP_MS = 5 * 60_000

/** OpenID Connect Discovery 1.0 §3. */
const configurationSchema = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
})
type Configuration = z.output<typeof configurationSchema>

type Exchange = Parameters<IdentityProvider['exchangeCode']>[0]

/** OpenID Connect by oauth4webapi over the guarded fetch: to the registered origins only. */
export function openidProvider(
  settings: ConsoleSettings,
  { clock, keys }: { readonly clock: Clock; readonly keys: readonly ClientJwk[] },
): IdentityProvider {
  const fetch = guardedFetch([new URL(settings.issuer).origin, ...settings.endpointOrigins])
  const options = {
    [oauth.customFetch]: oauthFetch(fetch),
    // The settings already allow plain http on this machine only.
    [oauth.allowInsecureRequests]: true,
    [oauth.jwksCache]: {},
  }
  let kept: { readonly until: number; readonly found: Configuration } | undefined

  async function configuration(): Promise<Result<Configuration>> {
    const now = Date.parse(clock.now())
    if (kept && kept.until > now) return ok(kept.found)
    const read = await readJson(fetch, `${settings.issuer}/.well-known/openid-configuration`)
    if (!read.ok) return unavailable(read.error.reason)
    const found = configurationSchema.safeParse(read.value)
    if (!found.success) return unavailable('discovery is not what it should be')
    if (found.data.issuer !== settings.issuer) return unavailable('discovery of another issuer')
    kept = { until: now + KEEP_MS, found: found.data }
    return ok(found.data)
  }

  return {
    async discover() {
      const found = await configuration()
      if (!found.ok) return found
      return ok({
        authorizationEndpoint: found.value.authorization_endpoint,
        endSessionEndpoint: found.value.end_session_endpoint,
      })
    },

    async exchangeCode(exchange) {
      const found = await configuration()
      if (!found.ok) return found
      const server = {
        ...found.value,
        id_token_signing_alg_values_supported: ID_TOKEN_ALGORITHMS,
      } as oauth.AuthorizationServer // checked above; the rest of it is not used
      const client = { client_id: settings.clientId, [oauth.clockTolerance]: 60 }
      const authenticate = await clientAuthentication(settings, found.value.token_endpoint, keys)
      return attempt(() => prove(exchange, server, client, authenticate, options))
    },
  }
}

const unavailable = (reason: string | undefined): Result<never> =>
  err(appError('IDENTITY_PROVIDER_UNAVAILABLE', reason === undefined ? {} : { reason }))

async function prove(
  exchange: Exchange,
  server: oauth.AuthorizationServer,
  client: oauth.Client,
  authenticate: oauth.ClientAuth,
  options: oauth.TokenEndpointRequestOptions & oauth.ValidateSignatureOptions,
): Promise<Result<ProvenIdentity>> {
  const { parameters, state, redirectUri, codeVerifier, nonce } = exchange
  const callback = oauth.validateAuthResponse(server, client, parameters, state)
  const answer = await oauth.authorizationCodeGrantRequest(
    ...([server, client, authenticate, callback, redirectUri, codeVerifier, options] as const),
  )
  const body = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(server, answer, options)
  const claims = oauth.getValidatedIdTokenClaims(body)
  if (!claims) return err(appError('SIGN_IN_UNPROVEN', { reason: 'no id_token' }))
  const { sub, name } = claims
  return ok({ subject: sub, name: typeof name === 'string' ? name : undefined, claims })
}

/** Turns the library's exceptions into codes. The reason names the check, never a value. */
async function attempt<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await run()
  } catch (thrown) {
    if (thrown instanceof OauthFetchFailure) return unavailable(thrown.appError.code)
    if (thrown instanceof oauth.AuthorizationResponseError) {
      return refused('SIGN_IN_REFUSED', oauthErrorName(thrown.error))
    }
    if (thrown instanceof oauth.ResponseBodyError) {
      return refused('SIGN_IN_UNPROVEN', oauthErrorName(thrown.error))
    }
    const isCheck =
      thrown instanceof oauth.OperationProcessingError ||
      thrown instanceof oauth.UnsupportedOperationError
    if (isCheck) return refused('SIGN_IN_UNPROVEN', thrown.message.slice(0, 120))
    throw thrown
  }
}

const refused = (code: AppErrorCode, reason: string): Result<never> =>
  err(appError(code, { reason }))
