import type { RegisteredClient, Site } from '../site.ts'
import { parameter, repeatedParameter } from './form-parameters.ts'
import type { Launch } from './grant.ts'
import type { Lookup } from './one-use-values.ts'
import { type Check, runChecks } from './request-check.ts'
import { scopesBeyond, scopesOf } from './scope.ts'

type Seen = {
  readonly parameters: URLSearchParams
  readonly method: string
  readonly cookies: string
  readonly client: RegisteredClient | undefined
  readonly fhirBase: string
  readonly launch: Lookup<Launch> | undefined
  readonly repeats: {
    readonly state: boolean
    readonly nonce: boolean
    readonly challenge: boolean
  }
  readonly hasToken: (text: string) => boolean
}

const knownParameters = new Set([
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'aud',
  'launch',
  'code_challenge',
  'code_challenge_method',
])

const LEAST_BITS = 122

/** An upper bound: how many bits the text can hold when every character is random. */
function bitsOf(text: string): number {
  if (/^\d*$/.test(text)) return text.length * Math.log2(10)
  if (/^[0-9a-f-]*$/i.test(text)) return text.replaceAll('-', '').length * 4
  return text.length * 6
}

function scopeProblems({ parameters, client }: Seen): readonly (string | false)[] {
  const asked = scopesOf(parameters.get('scope') ?? '')
  return [
    asked.some((scope) => /[/.]\*/.test(scope)) && 'scope has a wildcard',
    scopesBeyond(asked, client?.scopes ?? []).length > 0 &&
      'scope asks for more than was registered',
  ]
}

const checks: readonly Check<Seen>[] = [
  {
    id: 'R1',
    holds: 'response_type, client_id and redirect_uri are as registered',
    problems: ({ parameters, client }) => [
      parameter(parameters, 'response_type') !== 'code' && 'response_type is not code',
      !client && 'client_id is not registered',
      client !== undefined &&
        !client.redirectUris.includes(parameters.get('redirect_uri') ?? '') &&
        'redirect_uri is not registered',
    ],
  },
  {
    id: 'R2',
    holds: 'launch and aud are those of this EHR',
    problems: ({ parameters, launch, client, fhirBase }) => [
      launch && launch.state !== 'fresh' && `launch is ${launch.state}`,
      launch?.state === 'fresh' &&
        launch.value.clientId !== client?.id &&
        'launch was made for another app',
      parameters.get('aud') !== fhirBase && 'aud is not the FHIR base',
    ],
  },
  {
    id: 'R3',
    holds: `state and nonce can hold ${LEAST_BITS} bits and never came before`,
    problems: ({ parameters, repeats }) => {
      const [state, nonce] = [parameters.get('state') ?? '', parameters.get('nonce') ?? '']
      const needsNonce = scopesOf(parameters.get('scope') ?? '').includes('openid')
      return [
        bitsOf(state) < LEAST_BITS && 'state is missing or too short',
        needsNonce && bitsOf(nonce) < LEAST_BITS && 'nonce is missing or too short',
        repeats.state && 'state came before',
        repeats.nonce && 'nonce came before',
      ]
    },
  },
  {
    id: 'R4',
    holds: 'PKCE is S256 with a new challenge; scope is within the registration, without wildcard',
    problems: (seen) => [
      !/^[A-Za-z0-9_-]{43}$/.test(seen.parameters.get('code_challenge') ?? '') &&
        'code_challenge is not 43 characters of base64url',
      seen.parameters.get('code_challenge_method') !== 'S256' && 'the method is not S256',
      seen.repeats.challenge && 'code_challenge came before',
      ...scopeProblems(seen),
    ],
  },
  {
    id: 'R5',
    holds: 'query or form, known parameters, no secret',
    problems: ({ parameters, method }) => {
      const names = [...parameters.keys()]
      const unknown = names.filter((name) => !knownParameters.has(name))
      return [
        names.length === 0 && `${method} without parameters in query or form`,
        repeatedParameter(parameters) !== undefined && 'a parameter is repeated',
        unknown.length > 0 && `unknown parameters: ${unknown.join(' ')}`,
        unknown.some((name) => /secret|assertion|token|verifier/.test(name)) &&
          'a secret is in the parameters',
      ]
    },
  },
  {
    id: 'R10',
    holds: 'no token in the parameters or cookies',
    problems: ({ parameters, cookies, hasToken }) => [
      (hasToken(parameters.toString()) || hasToken(cookies)) && 'a token is in URL, form or cookie',
    ],
  },
]

function repeatsOf(site: Site, parameters: URLSearchParams): Seen['repeats'] {
  const isRepeated = (kind: 'state' | 'nonce' | 'challenge', name: string): boolean => {
    const value = parameter(parameters, name)
    return value !== undefined && site.tokens.recorder.isRepeated(kind, value)
  }
  return {
    state: isRepeated('state', 'state'),
    nonce: isRepeated('nonce', 'nonce'),
    challenge: isRepeated('challenge', 'code_challenge'),
  }
}

/** R1 to R5 and R10, on every authorization request, whether it is answered or refused. */
export function checkAuthorizeRequest(
  site: Site,
  request: {
    readonly parameters: URLSearchParams
    readonly method: string
    readonly cookies: string
  },
): void {
  const { parameters } = request
  const launch = parameter(parameters, 'launch')
  const seen: Seen = {
    ...request,
    client: site.clients.find(({ id }) => id === parameters.get('client_id')),
    fhirBase: site.fhirBase,
    launch: launch === undefined ? undefined : site.tokens.launches.look(launch, site.now()),
    repeats: repeatsOf(site, parameters),
    hasToken: (text) => site.tokens.list().some(({ token }) => text.includes(token)),
  }
  site.tokens.recorder.add(runChecks(checks, seen, { at: site.now(), request: 'authorize' }))
}
