import type { RegisteredClient, Site } from '../site.ts'
import { parameter, repeatedParameter } from './form-parameters.ts'
import type { Launch } from './grant.ts'
import { type OAuthErrorCode, OAuthRefusal } from './oauth-refusal.ts'
import { scopesBeyond, scopesOf } from './scope.ts'

/** Whom an answer may be sent to: a registered app at one of its registered addresses. */
export type Caller = {
  readonly client: RegisteredClient
  readonly redirectUri: string
}

/** An authorization request with nothing wrong in it. */
export type AuthorizeRequest = Caller & {
  readonly state: string
  readonly scopes: readonly string[]
  readonly codeChallenge: string
  readonly nonce: string | undefined
  /** Present in an EHR launch. */
  readonly launch: { readonly key: string; readonly value: Launch } | undefined
}

/**
 * RFC 6749 §4.1.2.1: an app or an address that is not registered is never redirected to.
 * @returns the sentence for the error page when there is nobody to answer to
 */
export function callerOf(site: Site, parameters: URLSearchParams): Caller | string {
  const once = (name: string) => {
    const values = parameters.getAll(name)
    return values.length === 1 ? values[0] : undefined
  }
  const client = site.clients.find(({ id }) => id === once('client_id'))
  const redirectUri = once('redirect_uri')
  if (!client) return 'client_id does not name an app that is registered here.'
  if (!redirectUri || !client.redirectUris.includes(redirectUri)) {
    return `redirect_uri is not one of those that ${client.name} registered, character by character.`
  }
  return { client, redirectUri }
}

type Asked = {
  readonly site: Site
  readonly caller: Caller
  readonly parameters: URLSearchParams
  readonly scopes: readonly string[]
}

type Rule = {
  readonly error: OAuthErrorCode
  readonly problem: (asked: Asked) => string | undefined
}

const saidUnless = (isRight: boolean, problem: string): string | undefined =>
  isRight ? undefined : problem

function launchProblem({ site, caller, parameters, scopes }: Asked): string | undefined {
  const key = parameter(parameters, 'launch')
  if (key === undefined) {
    return saidUnless(!scopes.includes('launch'), 'the scope launch needs the launch parameter')
  }
  if (!scopes.includes('launch')) return 'the launch parameter needs the scope launch'
  const found = site.tokens.launches.look(key, site.now())
  if (found.state !== 'fresh') return `the launch value is ${found.state}`
  return saidUnless(
    found.value.clientId === caller.client.id,
    'the launch value was made for another app',
  )
}

const isS256Challenge = (text: string | undefined): boolean =>
  /^[A-Za-z0-9_-]{43}$/.test(text ?? '')

/** In this order; the first that is broken is the answer. */
const rules: readonly Rule[] = [
  {
    error: 'invalid_request',
    problem: ({ parameters }) => {
      const name = repeatedParameter(parameters)
      return name && `${name} is repeated`
    },
  },
  {
    error: 'invalid_request',
    problem: ({ parameters }) =>
      saidUnless(parameter(parameters, 'state') !== undefined, 'state is missing'),
  },
  {
    error: 'unsupported_response_type',
    problem: ({ parameters }) =>
      saidUnless(parameter(parameters, 'response_type') === 'code', 'response_type is not code'),
  },
  {
    error: 'invalid_request',
    problem: ({ scopes }) => saidUnless(scopes.length > 0, 'scope is missing'),
  },
  {
    error: 'invalid_request',
    problem: ({ parameters }) =>
      saidUnless(
        isS256Challenge(parameter(parameters, 'code_challenge')) &&
          parameter(parameters, 'code_challenge_method') === 'S256',
        'PKCE with S256 is required (RFC 7636)',
      ),
  },
  {
    error: 'invalid_request',
    problem: ({ site, parameters }) =>
      saidUnless(
        parameter(parameters, 'aud') === site.fhirBase,
        'aud is not the FHIR base URL of this server',
      ),
  },
  {
    error: 'invalid_scope',
    problem: ({ caller, scopes }) => {
      const beyond = scopesBeyond(scopes, caller.client.scopes)
      return saidUnless(beyond.length === 0, `not registered: ${beyond.join(' ')}`)
    },
  },
  { error: 'invalid_request', problem: launchProblem },
]

function launchOf({ site, parameters }: Asked): AuthorizeRequest['launch'] {
  const key = parameter(parameters, 'launch')
  const found = key === undefined ? undefined : site.tokens.launches.look(key, site.now())
  return key !== undefined && found?.state === 'fresh' ? { key, value: found.value } : undefined
}

/** Throws an OAuthRefusal for the first rule that is broken. */
export function parseAuthorizeRequest(
  site: Site,
  caller: Caller,
  parameters: URLSearchParams,
): AuthorizeRequest {
  const asked = { site, caller, parameters, scopes: scopesOf(parameters.get('scope') ?? '') }
  for (const { error, problem } of rules) {
    const found = problem(asked)
    if (found !== undefined) throw new OAuthRefusal(error, found)
  }
  return {
    ...caller,
    state: parameter(parameters, 'state') ?? '',
    scopes: asked.scopes,
    codeChallenge: parameter(parameters, 'code_challenge') ?? '',
    nonce: parameter(parameters, 'nonce'),
    launch: launchOf(asked),
  }
}
