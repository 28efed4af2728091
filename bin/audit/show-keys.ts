import { keysOf } from '#lib/audit/head-signer.ts'
import { verifierKey } from '#lib/audit/signed-note.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { OpenAudit } from './open-audit.ts'

/** The verifier keys of a tenant's tree (c2sp.org/signed-note), the current one first. */
export function showKeys(
  { log, crypto }: OpenAudit,
  [tenant = '']: readonly string[],
): Result<boolean> {
  for (const key of keysOf(log, tenant)) console.log(verifierKey(key, crypto.sha256))
  return ok(true)
}
