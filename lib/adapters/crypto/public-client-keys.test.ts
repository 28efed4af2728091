import { exportJWK, generateKeyPair } from 'jose'
import { describe, expect, test } from 'vitest'
import type { ClientJwk } from '#lib/config/config.ts'
import { publicClientKeys } from './public-client-keys.ts'

// Every private or secret member of RFC 7518 §6.
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

async function clientKey(alg: 'ES384' | 'RS384'): Promise<ClientJwk> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  const { kty = '', ...jwk } = await exportJWK(privateKey)
  return { ...jwk, kty, kid: `kid-${alg}`, alg, use: 'sig' }
}

describe('2.2.0@299 the published keys', () => {
  test.each(['ES384', 'RS384'] as const)(
    '2.2.0@313-315 of %s have what verifies, and nothing that signs',
    async (alg) => {
      const secret = await clientKey(alg)
      const [published] = publicClientKeys([secret]).keys
      expect(PRIVATE.some((member) => member in secret)).toBe(true)
      for (const member of PRIVATE) expect(published).not.toHaveProperty(member)
      const needed = alg === 'ES384' ? ['crv', 'x', 'y'] : ['n', 'e']
      for (const member of ['kty', 'kid', 'alg', ...needed]) {
        expect(published?.[member]).toBe(secret[member as keyof ClientJwk])
      }
      expect(published?.key_ops).toEqual(['verify'])
    },
  )

  test('drop a member that nobody named', async () => {
    const odd = { ...(await clientKey('ES384')), 'x-note': 'canary' }
    expect(JSON.stringify(publicClientKeys([odd]))).not.toContain('canary')
  })

  test('A12 stand together, old and new', async () => {
    const keys = [await clientKey('ES384'), await clientKey('RS384')]
    expect(publicClientKeys(keys).keys.map(({ kid }) => kid)).toEqual(['kid-ES384', 'kid-RS384'])
  })
})
