import { writeFileSync } from 'node:fs'
import { tlogProof } from '#lib/audit/tlog-proof.ts'
import { proveRecord } from '#lib/flows/prove-record.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import type { OpenAudit } from './open-audit.ts'
import { recordAccess } from './record-access.ts'
import { showKeys } from './show-keys.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Writes a record and its proof (c2sp.org/tlog-proof) beside each other into this folder. */
export async function prove(
  audit: OpenAudit,
  [id = '']: readonly string[],
): Promise<Result<boolean>> {
  if (!UUID.test(id)) throw new Error('prove needs the id of a record')
  const proved = await proveRecord(audit, id)
  if (!proved.ok) return proved
  const record = proved.value
  if (!record) {
    console.error('No sealed record has this id. A new one is sealed within a minute: audit seal')
    return ok(false)
  }
  return recordAccess(audit, record.tenant, { action: 'audit.prove', recordId: id }, async () => {
    writeFileSync(`${id}.json`, record.body, { flag: 'wx', mode: 0o600 })
    writeFileSync(`${id}.tlog-proof`, tlogProof(record), { flag: 'wx', mode: 0o600 })
    console.log(`✓ ${id} is record ${record.index} of ${record.head.size} of ${record.tenant}.`)
    console.log(`  ${id}.json, ${id}.tlog-proof; check them with one of these keys:`)
    return showKeys(audit, [record.tenant])
  })
}
