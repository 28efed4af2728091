import 'server-only'
import * as oauth from 'oauth4webapi'
import type { ClientJwk } from '#lib/config/config.ts'
import { type AppErrorCode, appError } from '#lib/kernel/app-error.ts'
import type { UserUrl } from '#lib/kernel/ids.ts'
import type { Clock } from '#lib/kernel/instant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { AuthorizationServer, CodeExchange } from '#lib/smart/authorization-server.ts'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'
import { userUrl } from '#lib/smart/fhir-user.ts'
import { isOauthRefusal, oauthErrorName } from '#lib/smart/oauth-error.ts'
import { registeredOrigins, type SmartConfiguration } from '#lib/smart/smart-configuration.ts'
import { parseTokenResponse, type TokenResponse } from '#lib/smart/token-response.ts'
import { clientAuthentication } from './client-authentication.ts'
import { openDiscovery } from './discovery.ts'
import { guardedFetch } from './guarded-fetch.ts'
import { ID_TOKEN_ALGORITHMS } from './id-token-algorithms.ts'
import { OauthFetchFailure, oauthFetch } from './oauth-fetch.ts'
import { withoutMembers } from './without-members.ts'

/** What every request to one EHR's authorization server needs. */
type Connection = {
  readonly server: oauth.AuthorizationServer
  readonly client: oauth.Client
  readonly authenticate: oauth.ClientAuth
  readonly options: oauth.TokenEndpointRequestOptions & oauth.ValidateSignatureOptions
}

/** OAuth by oauth4webapi over the guarded fetch. */
export function smartAuthorizationServer(options: {
  clock: Clock
  keys: readonly ClientJwk[]
}): AuthorizationServer {
  const discover = openDiscovery(() => Date.parse(options.clock.now()))
  const jwksCaches = new Map<string, oauth.JWKSCacheInput>()

  async function connect(registration: EhrRegistration): Promise<Result<Connection>> {
    const found = await discover(registration)
    if (!found.ok) return found
    const cache = jwksCaches.get(registration.issuer) ?? {}
    jwksCaches.set(registration.issuer, cache)
    return ok({
      server: metadata(registration, found.value),
      client: { client_id: registration.clientId, [oauth.clockTolerance]: 60 },
      authenticate: await clientAuthentication(
        registration,
        found.value.tokenEndpoint,
        options.keys,
      ),
      options: {
        [oauth.customFetch]: oauthFetch(guardedFetch(registeredOrigins(registration))),
        // The registration already allows plain http on this machine only.
        [oauth.allowInsecureRequests]: true,
        [oauth.jwksCache]: cache,
      },
    })
  }

  return {
    discover: (_grant, registration) => discover(registration),

    async exchangeCode(_grant, registration, exchange) {
      const connection = await connect(registration)
      if (!connection.ok) return connection
      const callback = await attempt('LAUNCH_ISSUER_MISMATCH', async () => {
        const { server, client } = connection.value
        return ok(oauth.validateAuthResponse(server, client, exchange.parameters, exchange.state))
      })
      if (!callback.ok) return callback
      const exchangeIt = () =>
        exchangeCode(connection.value, registration, exchange, callback.value, options.clock)
      return attempt('ID_TOKEN_INVALID', exchangeIt, 'TOKEN_REFUSED')
    },

    async refresh(_grant, registration, refreshToken) {
      const connection = await connect(registration)
      if (!connection.ok) return connection
      return attempt(
        'FHIR_RESPONSE_UNREADABLE',
        () => refresh(connection.value, refreshToken, options.clock),
        'FHIR_RESPONSE_UNREADABLE',
        // Only the server's own refusal ends a session, not a gateway that is in its way.
        (error) => (isOauthRefusal(error) ? 'SESSION_ENDED' : 'FHIR_RESPONSE_UNREADABLE'),
      )
    },

    async revoke(_grant, registration, token) {
      const connection = await connect(registration)
      if (!connection.ok) return connection
      const { server, client, authenticate, options: request } = connection.value
      if (!server.revocation_endpoint) return ok(undefined)
      return attempt('TOKEN_REFUSED', async () => {
        const answer = await oauth.revocationRequest(server, client, authenticate, token, request)
        await oauth.processRevocationResponse(answer)
        return ok(undefined)
      })
    },
  }
}

const metadata = (
  registration: EhrRegistration,
  found: SmartConfiguration,
): oauth.AuthorizationServer => ({
  issuer: found.issuer ?? registration.issuer,
  token_endpoint: found.tokenEndpoint,
  id_token_signing_alg_values_supported: ID_TOKEN_ALGORITHMS,
  authorization_response_iss_parameter_supported: found.namesIssuer,
  ...(found.revocationEndpoint && { revocation_endpoint: found.revocationEndpoint }),
  ...(found.jwksUri && { jwks_uri: found.jwksUri }),
})

async function exchangeCode(
  { server, client, authenticate, options }: Connection,
  registration: EhrRegistration,
  exchange: CodeExchange,
  callback: URLSearchParams,
  clock: Clock,
): Promise<Result<TokenResponse & { readonly user: UserUrl }>> {
  const sent = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    authenticate,
    callback,
    exchange.redirectUri,
    exchange.codeVerifier,
    options,
  )
  const answer = await withoutMembers(sent, (_name, value) => value === null)
  const body = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: exchange.nonce,
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(server, answer, options)
  const fhirUser = oauth.getValidatedIdTokenClaims(body)?.fhirUser
  const user = typeof fhirUser === 'string' ? userUrl(registration.issuer, fhirUser) : undefined
  if (!user) return err(appError('ID_TOKEN_INVALID', { reason: 'no fhirUser' }))
  const response = parseTokenResponse(body, {
    now: clock.now(),
    askedScopes: exchange.askedScopes,
  })
  return response ? ok({ ...response, user }) : err(appError('TOKEN_REFUSED'))
}

async function refresh(
  { server, client, authenticate, options }: Connection,
  refreshToken: string,
  clock: Clock,
): Promise<Result<TokenResponse>> {
  const sent = await oauth.refreshTokenGrantRequest(
    server,
    client,
    authenticate,
    refreshToken,
    options,
  )
  // Identity was proven at launch and does not change: a refresh's id_token is not looked at, since
  // some servers leave claims out of it (A8).
  const answer = await withoutMembers(sent, (name, value) => value === null || name === 'id_token')
  const body = await oauth.processRefreshTokenResponse(server, client, answer)
  const response = parseTokenResponse(body, { now: clock.now(), askedScopes: [] })
  return response ? ok(response) : err(appError('FHIR_RESPONSE_UNREADABLE'))
}

/**
 * Turns the library's exceptions into codes. The reason names the check, never a value.
 * @param failing what a failed check means at this step
 * @param unclear what an answer means that is not one of OAuth
 * @param refused what an `error` of OAuth's means
 */
async function attempt<T>(
  failing: AppErrorCode,
  run: () => Promise<Result<T>>,
  unclear = failing,
  refused: (error: string) => AppErrorCode = () => 'TOKEN_REFUSED',
): Promise<Result<T>> {
  try {
    return await run()
  } catch (thrown) {
    if (thrown instanceof OauthFetchFailure) return err(thrown.appError)
    if (thrown instanceof oauth.ResponseBodyError) {
      return err(appError(refused(thrown.error), { reason: oauthErrorName(thrown.error) }))
    }
    const isCheck =
      thrown instanceof oauth.OperationProcessingError ||
      thrown instanceof oauth.UnsupportedOperationError
    if (!isCheck) throw thrown
    return err(appError(thrown.code === NOT_CONFORM ? unclear : failing, reasonOf(thrown)))
  }
}

const NOT_CONFORM = 'OAUTH_RESPONSE_IS_NOT_CONFORM'

const reasonOf = (thrown: Error) => ({ reason: thrown.message.slice(0, 120) })
