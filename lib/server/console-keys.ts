import 'server-only'
import { logSigner, noteCrypto } from '#lib/adapters/crypto/log-signer.ts'
import { keysOf } from '#lib/audit/head-signer.ts'
import { verifierKey } from '#lib/audit/signed-note.ts'
import { server } from './server.ts'

/** The public keys that an organisation's heads are checked with, the current one first. */
export const publicKeysOf = (tenant: string): readonly string[] =>
  keysOf(logSigner(server().config.secrets.auditLog), tenant).map((key) =>
    verifierKey(key, noteCrypto.sha256),
  )
