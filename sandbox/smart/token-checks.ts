import type { RegisteredClient, Site } from '../site.ts'
import type { ClientAuthentication } from './client-authentication.ts'
import { assertionType } from './client-authentication.ts'
import { isFormEncoded, parameter } from './form-parameters.ts'
import type { CodeGrant } from './grant.ts'
import type { Lookup } from './one-use-values.ts'
import { matchesChallenge } from './pkce.ts'
import type { IssuedRefresh } from './refresh-tokens.ts'
import { type Check, runChecks } from './request-check.ts'
import { scopesBeyond, scopesOf } from './scope.ts'

export type TokenRequest = {
  readonly parameters: URLSearchParams
  readonly authorization: string | undefined
  readonly contentType: string | undefined
  readonly cookies: string
}

type Seen = TokenRequest & {
  readonly authentication: ClientAuthentication
  readonly method: RegisteredClient['authentication']['method'] | undefined
  readonly code: Lookup<CodeGrant>
  readonly refresh: IssuedRefresh | undefined
  readonly refreshesUnderWay: number
  readonly now: Date
}

const isRefresh = ({ parameters }: Seen): boolean =>
  parameter(parameters, 'grant_type') === 'refresh_token'

function codeProblems({ code, parameters, authentication }: Seen): readonly (string | false)[] {
  if (code.state !== 'fresh') return [`the code is ${code.state}`]
  const { grant, redirectUri, codeChallenge } = code.value
  return [
    grant.clientId !== authentication.client?.id && 'the code was issued to another client',
    redirectUri !== parameters.get('redirect_uri') && 'redirect_uri is another than before',
    !matchesChallenge(parameters.get('code_verifier') ?? '', codeChallenge) &&
      'code_verifier does not hash to the challenge',
  ]
}

const checks: readonly Check<Seen>[] = [
  {
    id: 'R6',
    holds: 'form-encoded, and the code is redeemed as it was issued',
    applies: (seen) => !isRefresh(seen),
    problems: (seen) => [
      !isFormEncoded(seen.contentType) && 'the content type is not form-encoded',
      parameter(seen.parameters, 'grant_type') !== 'authorization_code' && 'unknown grant_type',
      ...codeProblems(seen),
    ],
  },
  {
    id: 'R7',
    holds: 'a public client, by client_id in the body',
    applies: ({ method }) => method === 'none' || method === undefined,
    problems: ({ parameters, authorization, authentication }) => [
      !authentication.client && 'the client is not registered',
      !parameters.has('client_id') && 'client_id is missing',
      authorization !== undefined && 'there is an Authorization header',
      authentication.problem,
    ],
  },
  {
    id: 'R7',
    holds: 'a client with a secret, by HTTP Basic',
    applies: ({ method }) => method === 'client_secret_basic',
    problems: ({ parameters, authentication }) => [
      parameters.has('client_secret') && 'the secret is in the body',
      parameters.has('client_id') && 'client_id is in the body',
      authentication.problem,
    ],
  },
  {
    id: 'R7',
    holds: 'a client with a key, by client_assertion',
    applies: ({ method }) => method === 'private_key_jwt',
    problems: ({ parameters, authorization }) => [
      parameters.get('client_assertion_type') !== assertionType && 'wrong client_assertion_type',
      parameters.has('client_id') && 'client_id is in the body',
      authorization !== undefined && 'there is an Authorization header',
    ],
  },
  {
    id: 'R8',
    holds: 'the assertion is right in header, claims and signature',
    applies: ({ method }) => method === 'private_key_jwt',
    problems: ({ authentication }) => [authentication.problem],
  },
  {
    id: 'R9',
    holds: 'a current refresh token of this client, one call at a time',
    applies: isRefresh,
    problems: ({ refresh, parameters, authentication, refreshesUnderWay, now }) => [
      !refresh && 'the refresh token is not one of this server',
      refresh && refresh.state !== 'current' && `the refresh token is ${refresh.state}`,
      refresh && refresh.expiresAt <= now && 'the refresh token is expired',
      refresh &&
        refresh.grant.clientId !== authentication.client?.id &&
        'the refresh token was issued to another client',
      authentication.problem && 'the client is not authenticated',
      refresh &&
        scopesBeyond(scopesOf(parameters.get('scope') ?? ''), refresh.grant.scopes).length > 0 &&
        'scope is wider than what was granted',
      refreshesUnderWay > 1 && 'two refreshes of one session at once',
    ],
  },
]

/** R6 to R9, on every token request, before it is answered or refused. */
export function checkTokenRequest(
  site: Site,
  request: TokenRequest,
  state: {
    readonly authentication: ClientAuthentication
    readonly refreshesUnderWay: number
  },
): void {
  const { parameters } = request
  const now = site.now()
  const seen: Seen = {
    ...request,
    ...state,
    now,
    method: state.authentication.client?.authentication.method,
    code: site.tokens.codes.look(parameters.get('code') ?? '', now),
    refresh: site.tokens.refresh.look(parameters.get('refresh_token') ?? ''),
  }
  site.tokens.recorder.add(runChecks(checks, seen, { at: now, request: 'token' }))
}
