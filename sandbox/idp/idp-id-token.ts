import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { randomValue } from '../smart/one-use-values.ts'
import type { SigningKeys } from '../smart/signing-keys.ts'
import type { IdentityProvider, IdpAccount, IdpMode } from './identity-provider.ts'

const HOUR = 3600

/** The `fhirUser` by which an EHR knows the same person (SMART 2.2, identity data). */
function fhirUserOf({ sites }: IdentityProvider, { ehrUsername }: IdpAccount): string | undefined {
  const [site] = sites
  const user = site?.users.find(({ username }) => username === ehrUsername)
  return site && user && `${site.fhirBase}/Practitioner/${user.practitionerId}`
}

const changes: Partial<Record<IdpMode, (issuedAt: number) => JWTPayload>> = {
  'wrong-audience': () => ({ aud: 'another-client' }),
  'wrong-issuer': () => ({ iss: 'https://elsewhere.example' }),
  'wrong-nonce': () => ({ nonce: randomValue() }),
  expired: (issuedAt) => ({ iat: issuedAt - 2 * HOUR, exp: issuedAt - HOUR }),
  'no-groups': () => ({ groups: undefined }),
}

/** OpenID Connect Core §2. @returns undefined when the mode leaves the id_token out */
export async function idpIdToken(
  provider: IdentityProvider,
  account: IdpAccount,
  nonce: string,
  keys: SigningKeys,
): Promise<string | undefined> {
  const { mode, issuer, client } = provider
  const issuedAt = Math.floor(provider.now().getTime() / 1000)
  const fhirUser = fhirUserOf(provider, account)
  const claims: JWTPayload = {
    ...{ iss: issuer, sub: account.username, aud: client.id, nonce },
    ...{ iat: issuedAt, exp: issuedAt + HOUR, auth_time: issuedAt },
    ...{ name: account.name, groups: account.groups },
    ...(fhirUser && { fhirUser }),
    ...changes[mode]?.(issuedAt),
  }
  if (mode === 'absent') return undefined
  if (mode === 'alg-none') return new UnsecuredJWT(claims).encode()
  const alg = mode === 'es256' ? 'ES256' : 'RS256'
  const published = await keys.get(alg, 'published')
  const key = mode === 'wrong-key' ? await keys.get(alg, 'unpublished') : published
  return new SignJWT(claims)
    .setProtectedHeader({ alg, kid: published.kid, typ: 'JWT' })
    .sign(key.privateKey)
}
