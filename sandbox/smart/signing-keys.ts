import { exportJWK, exportSPKI, generateKeyPair, type JWK } from 'jose'

export type SigningAlgorithm = 'RS256' | 'ES256'

/** `replacement` takes the place of `published` when keys rotate; `unpublished` never appears. */
export type KeyRole = 'published' | 'replacement' | 'unpublished'

export type SigningKey = {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicJwk: JWK
  /** PEM, for the forgery that signs HS256 with it. */
  readonly publicPem: string
}

export interface SigningKeys {
  get(algorithm: SigningAlgorithm, role: KeyRole): Promise<SigningKey>
  /** The JWK Set as served, before or after rotation. */
  published(isRotated: boolean): Promise<{ readonly keys: readonly JWK[] }>
}

async function generate(algorithm: SigningAlgorithm, role: KeyRole): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true })
  const kid = `${algorithm.toLowerCase()}-${role}`
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: algorithm, use: 'sig' }
  return { kid, privateKey, publicJwk, publicPem: await exportSPKI(publicKey) }
}

/** Keys of one site, made when they are first needed. */
export function createSigningKeys(): SigningKeys {
  const made = new Map<string, Promise<SigningKey>>()
  const get: SigningKeys['get'] = (algorithm, role) => {
    const name = `${algorithm} ${role}`
    const key = made.get(name) ?? generate(algorithm, role)
    made.set(name, key)
    return key
  }
  return {
    get,
    published: async (isRotated) => {
      const role = isRotated ? 'replacement' : 'published'
      const keys = await Promise.all([get('RS256', role), get('ES256', role)])
      return { keys: keys.map((key) => key.publicJwk) }
    },
  }
}
