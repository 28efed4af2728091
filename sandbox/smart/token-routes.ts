import { setTimeout as sleep } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import type { RegisteredClient, Site } from '../site.ts'
import type { ClientKeys } from './client-assertion.ts'
import { authenticateClient } from './client-authentication.ts'
import {
  isFormEncoded,
  parameter,
  repeatedParameter,
  requestParameters,
} from './form-parameters.ts'
import { introspection } from './introspection.ts'
import { firstTokens, refreshedTokens } from './issue-tokens.ts'
import { invalidRequest, OAuthRefusal } from './oauth-refusal.ts'
import { redeemCode } from './redeem-code.ts'
import { redeemRefreshToken } from './redeem-refresh-token.ts'
import { revokeToken } from './revocation.ts'
import type { SigningKeys } from './signing-keys.ts'
import { checkTokenRequest, type TokenRequest } from './token-checks.ts'

type Keys = { readonly signing: SigningKeys; readonly clients: ClientKeys }
type Json = Readonly<Record<string, unknown>>

const HANG_MS = 120_000

async function failByMode(site: Site, signal: AbortSignal): Promise<void> {
  switch (site.settings.smart.tokenEndpoint) {
    case 'healthy':
      return
    case 'too-many':
      throw new OAuthRefusal('temporarily_unavailable', 'too many requests', 429, {
        'Retry-After': '2',
      })
    case 'unavailable':
      throw new OAuthRefusal('temporarily_unavailable', 'the token endpoint is down', 503)
    case 'timeout':
      await sleep(HANG_MS, undefined, { ref: false, signal }).catch(() => undefined)
      throw new OAuthRefusal('temporarily_unavailable', 'too late', 503)
  }
}

async function readRequest(c: Context): Promise<TokenRequest> {
  return {
    parameters: await requestParameters(c.req),
    authorization: c.req.header('Authorization'),
    contentType: c.req.header('Content-Type'),
    cookies: c.req.header('Cookie') ?? '',
  }
}

function refuseMalformed({ contentType, parameters }: TokenRequest): void {
  if (!isFormEncoded(contentType)) throw invalidRequest('the body has to be form-encoded')
  const repeated = repeatedParameter(parameters)
  if (repeated) throw invalidRequest(`${repeated} is repeated`)
}

/** 401 names the scheme that the client tried (RFC 6749 §5.2). */
function invalidClient(problem: string, { authorization }: TokenRequest): OAuthRefusal {
  const headers: Record<string, string> =
    authorization === undefined ? {} : { 'WWW-Authenticate': 'Basic realm="sandbox"' }
  return new OAuthRefusal('invalid_client', problem, 401, headers)
}

async function provenClient(
  site: Site,
  request: TokenRequest,
  keys: Keys,
): Promise<RegisteredClient> {
  const { client, problem } = await authenticateClient(site, request, keys.clients)
  if (!client || problem !== undefined) {
    throw invalidClient(problem ?? 'the client is not registered', request)
  }
  return client
}

function grantTokens(
  site: Site,
  client: RegisteredClient,
  parameters: URLSearchParams,
  { signing }: Keys,
): Promise<Json> {
  switch (parameter(parameters, 'grant_type')) {
    case 'authorization_code':
      return firstTokens(site, redeemCode(site, client, parameters), signing)
    case 'refresh_token':
      return refreshedTokens(site, redeemRefreshToken(site, client, parameters), signing)
    case undefined:
      throw invalidRequest('grant_type is missing')
    default:
      throw new OAuthRefusal('unsupported_grant_type', 'only codes and refresh tokens')
  }
}

async function token(site: Site, request: TokenRequest, keys: Keys): Promise<Json> {
  const { parameters } = request
  const { recorder } = site.tokens
  const presented = site.tokens.refresh.look(parameters.get('refresh_token') ?? '')
  const family = presented?.grant.family ?? ''
  const refreshesUnderWay = presented ? recorder.enterRefresh(family) : 0
  try {
    const authentication = await authenticateClient(site, request, keys.clients)
    checkTokenRequest(site, request, { authentication, refreshesUnderWay })
    refuseMalformed(request)
    const { client, problem } = authentication
    if (!client || problem !== undefined) throw invalidClient(problem ?? 'unknown client', request)
    return await grantTokens(site, client, parameters, keys)
  } finally {
    if (presented) recorder.leaveRefresh(family)
  }
}

/** token, introspect and revoke: what an app calls from its server. */
export function tokenRoutes(site: Site, keys: Keys): Hono {
  const app = new Hono()

  const answer = (
    path: string,
    run: (request: TokenRequest, signal: AbortSignal) => Promise<Json>,
  ) =>
    app.post(path, async (c) => {
      c.header('Cache-Control', 'no-store')
      c.header('Pragma', 'no-cache')
      try {
        return c.json(await run(await readRequest(c), c.req.raw.signal))
      } catch (thrown) {
        if (!(thrown instanceof OAuthRefusal)) throw thrown
        const { error, message, status, headers } = thrown
        return c.json({ error, error_description: message }, status, headers)
      }
    })

  answer('/token', async (request, signal) => {
    await failByMode(site, signal)
    return token(site, request, keys)
  })
  answer('/introspect', async (request) => {
    refuseMalformed(request)
    const client = await provenClient(site, request, keys)
    return introspection(site, client, request.parameters)
  })
  answer('/revoke', async (request) => {
    refuseMalformed(request)
    const client = await provenClient(site, request, keys)
    revokeToken(site, client, request.parameters)
    return {}
  })
  return app
}
