import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { importJWK, type JWK, SignJWT } from 'jose'
import type { Ehr } from '../run/ehr.ts'
import { locationOf } from '../run/http.ts'
import { scriptedLaunch } from '../run/scripted-launch.ts'

/** What one launch of the app asked of the EHR. */
export type Recorded = {
  /** Of its authorization request: client, redirect, scopes, audience. */
  readonly authorization: URLSearchParams
  /** Addresses of its FHIR reads. */
  readonly reads: readonly string[]
}

const FHIR_READ = /^fhir\/(?!\.well-known)/

/** Launches the app once and reads from the EHR's own log what it was asked. */
export async function recordLaunch(ehr: Ehr, patientId: string): Promise<Recorded> {
  const before = (await ehr.requests()).length
  const { way } = await scriptedLaunch(await ehr.mintLaunch(patientId))
  const asked = (await ehr.requests()).slice(before)
  const authorize = way.find((url) => new URL(url).searchParams.has('code_challenge'))
  if (!authorize) throw new Error('the launch passed no authorization request')
  return {
    authorization: new URL(authorize).searchParams,
    reads: asked
      .filter(({ method, path }) => method === 'GET' && FHIR_READ.test(path))
      .map(({ path, query }) => `${ehr.base}/${path}${query && `?${query}`}`),
  }
}

const secret = (): string => randomBytes(32).toString('base64url')

async function json(url: string, init: RequestInit = {}): Promise<Record<string, string>> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${new URL(url).pathname}: ${response.status}`)
  // The sandbox's own answers; the floor is no place for checks that the app would have to do.
  return (await response.json()) as Record<string, string>
}

async function assertion(key: JWK, clientId: string, audience: string): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'ES384', kid: key.kid ?? '', typ: 'JWT' })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience)
    .setJti(randomUUID())
    .setExpirationTime('4m')
    .sign(await importJWK(key, 'ES384'))
}

/**
 * The least a launch can take: the same requests to the EHR in the same order of dependence, by a
 * bare script that checks and shows nothing.
 * @returns milliseconds
 */
export async function floorOfLaunch(
  launchUrl: string,
  { authorization, reads }: Recorded,
  key: JWK,
): Promise<number> {
  const { searchParams } = new URL(launchUrl)
  const verifier = secret()
  const begun = performance.now()
  const discovered = await json(`${searchParams.get('iss')}/.well-known/smart-configuration`)
  const endpoint = discovered.token_endpoint ?? ''
  const query = new URLSearchParams(authorization)
  query.set('launch', searchParams.get('launch') ?? '')
  query.set('state', secret())
  query.set('nonce', secret())
  query.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'))
  const authorized = await fetch(`${discovered.authorization_endpoint}?${query}`, {
    redirect: 'manual',
  })
  const tokens = await json(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: new URL(locationOf(authorized)).searchParams.get('code') ?? '',
      redirect_uri: authorization.get('redirect_uri') ?? '',
      code_verifier: verifier,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(key, authorization.get('client_id') ?? '', endpoint),
    }),
  })
  await json(discovered.jwks_uri ?? '')
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  await Promise.all(reads.map((url) => json(url, { headers })))
  return performance.now() - begun
}
