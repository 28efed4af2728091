import 'server-only'
import { publicClientKeys } from '#lib/adapters/crypto/public-client-keys.ts'
import { server } from './server.ts'

/**
 * Our public keys, for EHRs that registered the URL (2.2.0@299-303). Old and new keys stand here
 * together for longer than the cache time when keys are rotated (A12).
 */
export const clientKeySet = (): Response =>
  Response.json(publicClientKeys(server().config.secrets.clientKeys.keys), {
    headers: { 'cache-control': 'public, max-age=300' },
  })
