import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ok, type Result } from '#lib/kernel/result.ts'
import { newLogKey } from '../supervise/secrets.ts'

const fileSchema = z.looseObject({
  current: z.string(),
  keys: z.record(z.string(), z.record(z.string(), z.string())),
})

/**
 * A new key for signed heads. The old one keeps its public half, for what it signed; its private
 * half is gone from the file, so it signs nothing any more.
 *
 * @param folder CHARTSIDE_SECRETS_DIR
 */
export function rotateKey(folder: string): Result<boolean> {
  const path = join(folder, 'audit-log-keys.json')
  const file = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const retired = Object.entries(file.keys).map(([name, { d: _private, ...key }]) => [name, key])
  const current = `k${retired.length + 1}`
  const keys = { ...Object.fromEntries(retired), [current]: newLogKey() }
  const unfinished = `${path}.new`
  const text = `${JSON.stringify({ ...file, current, keys }, undefined, 2)}\n`
  writeFileSync(unfinished, text, { mode: 0o600, flush: true })
  renameSync(unfinished, path)
  console.log(`✓ ${current} signs from now on. Restart the worker, and give out its public key.`)
  return ok(true)
}
