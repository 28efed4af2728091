import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Site } from '../site.ts'
import { aClient, aUser } from './a-site.ts'
import { assertionType } from './client-authentication.ts'
import { mintLaunch } from './mint-launch.ts'
import { createSigningKeys } from './signing-keys.ts'
import { smartRoutes } from './smart-routes.ts'

const random = (): string => randomBytes(32).toString('base64url')

export const jwksUrl = 'http://app.localhost:3000/.well-known/jwks.json'
const redirectUri = 'http://app.localhost:3000/callback/greyfield'

export const keyPairs = {
  ES384: await generateKeyPair('ES384', { extractable: true }),
  RS384: await generateKeyPair('RS384', { extractable: true }),
  other: await generateKeyPair('ES384', { extractable: true }),
}

const publicJwk = async (name: 'ES384' | 'RS384') => ({
  ...(await exportJWK(keyPairs[name].publicKey)),
  kid: name,
  alg: name,
  use: 'sig',
})
const jwks = { keys: [await publicJwk('ES384'), await publicJwk('RS384')] }

/** One set for all tests: RSA keys take their time. */
const signing = createSigningKeys()

/** Serves the app's public keys, as the app would. */
const keyFetch = async (): Promise<Response> => Response.json(jwks)

type Changes = Readonly<Record<string, string | undefined>>

export const secret = 'a secret: with %, + and ümlaut'

export const clients = {
  none: aClient(),
  client_secret_basic: aClient({
    id: 'chart side',
    authentication: { method: 'client_secret_basic', secret },
  }),
  private_key_jwt: aClient({
    id: 'chartside-key',
    authentication: { method: 'private_key_jwt', jwksUrl },
  }),
} as const

/** The values an app keeps of one authorization request. */
export type Attempt = {
  readonly verifier: string
  readonly parameters: Changes
}

/** An app that does everything right, unless told to change a parameter. */
export function anApp(site: Site, client = site.clients[0] ?? aClient()) {
  const server = smartRoutes(site, { keyFetch, signing })
  const tokenUrl = `${site.authBase}/token`
  const { method } = client.authentication

  const attempt = (launch: string | undefined, changes: Changes = {}): Attempt => {
    const verifier = random()
    const context = launch === undefined ? 'launch/patient launch/encounter' : 'launch'
    return {
      verifier,
      parameters: {
        response_type: 'code',
        client_id: client.id,
        redirect_uri: redirectUri,
        scope: `openid fhirUser ${context} offline_access patient/Patient.rs patient/Observation.rs patient/DocumentReference.crs`,
        state: random(),
        nonce: random(),
        aud: site.fhirBase,
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        code_challenge_method: 'S256',
        launch,
        ...changes,
      },
    }
  }

  const launchValue = (patientId = 'm1'): string =>
    new URL(mintLaunch(site, { client, user: aUser, patientId })).searchParams.get('launch') ?? ''

  const form = (fields: Changes): URLSearchParams =>
    new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    )

  const authorize = async ({ parameters }: Attempt, headers = {}): Promise<Response> =>
    server.request(`${site.authBase}/authorize?${form(parameters)}`, { headers })

  const assertion = async (
    changes: {
      readonly header?: object
      readonly claims?: object
      readonly alg?: string
      readonly key?: CryptoKey | Uint8Array
    } = {},
  ): Promise<string> => {
    const now = Math.floor(site.now().getTime() / 1000)
    const claims = {
      iss: client.id,
      sub: client.id,
      aud: tokenUrl,
      exp: now + 240,
      jti: randomUUID(),
      ...changes.claims,
    }
    return new SignJWT(claims)
      .setProtectedHeader({
        alg: changes.alg ?? 'ES384',
        kid: 'ES384',
        typ: 'JWT',
        ...changes.header,
      })
      .sign(changes.key ?? keyPairs.ES384.privateKey)
  }

  const credentials = async (): Promise<{ fields: Changes; headers: Record<string, string> }> => {
    if (method === 'none') return { fields: { client_id: client.id }, headers: {} }
    if (method === 'client_secret_basic') {
      const pair = [client.id, secret].map((part) =>
        encodeURIComponent(part).replaceAll('%20', '+'),
      )
      const basic = Buffer.from(pair.join(':')).toString('base64')
      return { fields: {}, headers: { Authorization: `Basic ${basic}` } }
    }
    const fields = { client_assertion_type: assertionType, client_assertion: await assertion() }
    return { fields, headers: {} }
  }

  const post = async (
    endpoint: 'token' | 'introspect' | 'revoke',
    fields: Changes,
    headers: Record<string, string> = {},
  ) => {
    const own = await credentials()
    const response = await server.request(`${site.authBase}/${endpoint}`, {
      method: 'POST',
      body: form({ ...own.fields, ...fields }),
      headers: { ...own.headers, ...headers },
    })
    // biome-ignore lint/suspicious/noExplicitAny: JSON of a reply under test
    const body: any = await response.json()
    return { status: response.status, headers: response.headers, body }
  }

  const redeem = (made: Attempt, code: string, changes: Changes = {}) =>
    post('token', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: made.parameters.redirect_uri,
      code_verifier: made.verifier,
      ...changes,
    })

  const refresh = (refresh_token: string, changes: Changes = {}) =>
    post('token', { grant_type: 'refresh_token', refresh_token, ...changes })

  /** An EHR launch up to the code. */
  const openChart = async (changes: Changes = {}) => {
    const made = attempt(launchValue(), changes)
    const answer = redirectOf(await authorize(made))
    return { made, answer, code: answer.get('code') ?? '' }
  }

  const signOn = async () => {
    const { made, code } = await openChart()
    return (await redeem(made, code)).body
  }

  return {
    client,
    server,
    attempt,
    launchValue,
    authorize,
    assertion,
    post,
    redeem,
    refresh,
    openChart,
    signOn,
  }
}

/** What a redirect brings back to the app; empty when it is no redirect to the app. */
export function redirectOf(response: Response): URLSearchParams {
  const location = response.headers.get('Location') ?? ''
  const isToApp = response.status === 303 && location.startsWith(redirectUri)
  return isToApp ? new URL(location).searchParams : new URLSearchParams()
}
