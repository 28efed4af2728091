import { createRemoteJWKSet, customFetch, errors, jwtVerify, type RemoteJWKSet } from 'jose'
import type { RegisteredClient } from '../site.ts'

export type KeyFetch = (url: string, options: { readonly signal: AbortSignal }) => Promise<Response>

type Asymmetric = Extract<
  RegisteredClient['authentication'],
  { readonly method: 'private_key_jwt' }
>

/** Public keys of clients, fetched from where they were registered and kept for a minute. */
export type ClientKeys = (jwksUrl: string) => RemoteJWKSet

export function createClientKeys(keyFetch: KeyFetch): ClientKeys {
  const sets = new Map<string, RemoteJWKSet>()
  return (jwksUrl) => {
    const set =
      sets.get(jwksUrl) ??
      createRemoteJWKSet(new URL(jwksUrl), {
        cacheMaxAge: 60_000,
        // A key id that is not known is looked for again at once: clients rotate their keys.
        cooldownDuration: 0,
        timeoutDuration: 5_000,
        [customFetch]: keyFetch,
      })
    sets.set(jwksUrl, set)
    return set
  }
}

const MOST_SECONDS_AHEAD = 300

const reasonOf = (thrown: unknown): string =>
  thrown instanceof errors.JOSEError ? thrown.message : 'the keys of the client cannot be fetched'

/**
 * Verifies a client assertion (SMART 2.2 "Client Authentication: Asymmetric", 2.2.0@319-334) and
 * marks its `jti` as used.
 * @returns what is wrong with it, or undefined
 */
export async function assertionProblem(
  assertion: string,
  context: {
    readonly client: RegisteredClient & { readonly authentication: Asymmetric }
    readonly tokenUrl: string
    readonly now: Date
    readonly keys: ClientKeys
    readonly usedIds: Set<string>
  },
): Promise<string | undefined> {
  const { client, tokenUrl, now, keys, usedIds } = context
  const { jwksUrl } = client.authentication
  try {
    const { payload, protectedHeader } = await jwtVerify(assertion, keys(jwksUrl), {
      algorithms: ['RS384', 'ES384'],
      typ: 'JWT',
      issuer: client.id,
      subject: client.id,
      audience: tokenUrl,
      requiredClaims: ['exp', 'jti'],
      currentDate: now,
    })
    const { exp = 0, jti = '' } = payload
    if (!protectedHeader.kid) return 'the header has no kid'
    if (protectedHeader.jku && protectedHeader.jku !== jwksUrl) return 'jku is not as registered'
    if (exp > now.getTime() / 1000 + MOST_SECONDS_AHEAD) return 'exp is more than 5 minutes ahead'
    const id = `${client.id} ${jti}`
    if (jti === '' || usedIds.has(id)) return 'jti is empty or was used before'
    usedIds.add(id)
    return undefined
  } catch (thrown) {
    return reasonOf(thrown)
  }
}
