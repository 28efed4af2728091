import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { AccessGrant } from '#lib/audit/audit-log.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { newLogKey } from '../supervise/secrets.ts'
import type { OpenAudit } from './open-audit.ts'
import { nobody, withWriter } from './record-access.ts'

const fileSchema = z.looseObject({
  current: z.string(),
  keys: z.record(z.string(), z.record(z.string(), z.string())),
})

/** A key that is made and not yet in use. */
export type NextKey = {
  readonly name: string
  /** Ed25519, base64url. */
  readonly publicKey: string
  /** Puts it into the file of keys, by which it is the one that signs. */
  readonly use: () => void
}

/**
 * A new key for signed heads. The old one keeps its public half, for what it signed; its private
 * half is gone from the file once the new one is in use, so it signs nothing any more.
 *
 * @param folder CHARTSIDE_SECRETS_DIR
 */
export function nextKey(folder: string): NextKey {
  const path = join(folder, 'audit-log-keys.json')
  const file = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const retired = Object.entries(file.keys).map(([name, { d: _private, ...key }]) => [name, key])
  const name = `k${retired.length + 1}`
  const key = newLogKey()
  const keys = { ...Object.fromEntries(retired), [name]: key }
  return {
    name,
    publicKey: key.x ?? '',
    use() {
      const unfinished = `${path}.new`
      const text = `${JSON.stringify({ ...file, current: name, keys }, undefined, 2)}\n`
      writeFileSync(unfinished, text, { mode: 0o600, flush: true })
      renameSync(unfinished, path)
    },
  }
}

/** Changes the key; each organisation's trail has it on record before, with the new public half. */
export async function rotateKey(audit: OpenAudit): Promise<Result<boolean>> {
  const tenants = await audit.trees.tenants()
  if (!tenants.ok) return tenants
  const next = nextKey(audit.config.secretsFolder)
  const event = { action: 'key.rotate', keyName: next.name, publicKey: next.publicKey } as const
  return withWriter(audit, async (writer) => {
    const grants: AccessGrant[] = []
    for (const tenant of new Set([...tenants.value, 'system'])) {
      const grant = await writer.intend({ ...nobody, tenant }, event)
      if (!grant.ok) return grant
      grants.push(grant.value)
    }
    next.use()
    for (const grant of grants) await writer.conclude(grant, { result: 'done' })
    console.log(
      `✓ ${next.name} signs from now on. Restart the worker, and give out its public key.`,
    )
    return ok(true)
  })
}
