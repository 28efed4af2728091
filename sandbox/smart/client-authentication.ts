import type { RegisteredClient, Site } from '../site.ts'
import { assertionProblem, type ClientKeys } from './client-assertion.ts'
import { parameter } from './form-parameters.ts'

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Who calls the token, introspection or revocation endpoint, and whether it is proven. */
export type ClientAuthentication = {
  readonly client: RegisteredClient | undefined
  readonly problem: string | undefined
}

type Credentials = {
  readonly parameters: URLSearchParams
  readonly authorization: string | undefined
}

type Basic = { readonly id: string; readonly secret: string }

const formDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Id and secret are form-encoded before they are joined (RFC 6749 §2.3.1). */
export function basicOf(authorization: string | undefined): Basic | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(authorization ?? '') ?? []
  if (!encoded) return undefined
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { id: formDecoded(id), secret: formDecoded(secret.join(':')) }
}

/** The `sub` of an assertion that nobody has verified yet: only to find whose keys to ask. */
function claimedSubject(assertion: string): string | undefined {
  try {
    const payload: unknown = JSON.parse(
      Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8'),
    )
    const hasSubject = typeof payload === 'object' && payload !== null && 'sub' in payload
    return hasSubject && typeof payload.sub === 'string' ? payload.sub : undefined
  } catch {
    return undefined
  }
}

function claimedId({ parameters, authorization }: Credentials): string | undefined {
  const assertion = parameter(parameters, 'client_assertion')
  return (
    basicOf(authorization)?.id ??
    (assertion && claimedSubject(assertion)) ??
    parameter(parameters, 'client_id')
  )
}

function misplacedProblem({ parameters, authorization }: Credentials): string | undefined {
  const hasAssertion = parameters.has('client_assertion') || parameters.has('client_assertion_type')
  if (parameters.has('client_secret')) return 'a secret does not belong in the body'
  if (hasAssertion && authorization !== undefined) return 'two ways of authentication at once'
  return undefined
}

/** Proves the client by the one method it registered (SMART 2.2.0@63-66, @345). */
export async function authenticateClient(
  site: Site,
  credentials: Credentials,
  keys: ClientKeys,
): Promise<ClientAuthentication> {
  const id = claimedId(credentials)
  const client = site.clients.find((registered) => registered.id === id)
  if (!client) return { client, problem: 'the client is not registered' }
  const problem =
    misplacedProblem(credentials) ?? (await methodProblem(site, client, credentials, keys))
  return { client, problem }
}

async function methodProblem(
  site: Site,
  client: RegisteredClient,
  credentials: Credentials,
  keys: ClientKeys,
): Promise<string | undefined> {
  const { parameters, authorization } = credentials
  const { authentication } = client
  switch (authentication.method) {
    case 'none':
      if (authorization !== undefined) return 'a public client has no credentials'
      return parameters.has('client_assertion') ? 'a public client has no assertion' : undefined
    case 'client_secret_basic':
      return basicOf(authorization)?.secret === authentication.secret
        ? undefined
        : 'the client has to authenticate by its secret, as HTTP Basic'
    case 'private_key_jwt': {
      const assertion = parameter(parameters, 'client_assertion')
      if (!assertion || parameter(parameters, 'client_assertion_type') !== assertionType) {
        return 'the client has to authenticate by a signed assertion'
      }
      return assertionProblem(assertion, {
        client: { ...client, authentication },
        tokenUrl: `${site.authBase}/token`,
        now: site.now(),
        keys,
        usedIds: site.tokens.assertions,
      })
    }
  }
}
