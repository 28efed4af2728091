// Usage:  npm run audit -- verify    checks every record of the audit trail
// Beside a running `npm start` it needs nothing; otherwise DATABASE_URL and CHARTSIDE_SECRETS_DIR.
// Exit code: 0 as it was written, 1 changed, 2 could not be checked.
import { parseArgs } from 'node:util'
import pg from 'pg'
import { macWith } from '#lib/adapters/crypto/mac.ts'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { postgresAuditTrail } from '#lib/adapters/postgres/audit-trail.ts'
import { readConfig } from '#lib/config/config.ts'
import { connectionSettings, surviveBrokenConnections } from '#lib/db/pool.ts'
import { type TrailReport, verifyAuditTrail } from '#lib/flows/verify-audit-trail.ts'
import type { AppError } from '#lib/kernel/app-error.ts'
import { counter, reportLines } from './audit/report-lines.ts'
import { besideRunningStart } from './supervise/running-start.ts'

const USAGE = `Usage: npm run audit -- verify

verify   Reads the whole audit trail and checks that no record was changed, removed or added.

Exit code: 0 as it was written, 1 changed, 2 could not be checked.`

const CHANGED = 1
const NOT_CHECKED = 2

function refuse(reason: string): never {
  console.error(reason)
  process.exit(NOT_CHECKED)
}

function command(): string | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    return values.help ? 'help' : positionals.length === 1 ? positionals[0] : undefined
  } catch {
    return undefined
  }
}

async function verify(): Promise<TrailReport | AppError> {
  const config = readConfig(besideRunningStart(process.env, process.cwd()))
  const mac = macWith(config.secrets.auditMac)
  // A whole trail takes longer than any statement of the application may.
  const pool = new pg.Pool({ ...connectionSettings(config.databaseUrl), statement_timeout: 0 })
  surviveBrokenConnections(pool)
  const progress = counter(process.stderr)
  const verified = await verifyAuditTrail(
    postgresAuditTrail(pool),
    { sha256, mac: mac.of },
    progress.show,
  )
  progress.clear()
  await pool.end()
  return verified.ok ? verified.value : verified.error
}

const asked = command()
if (asked === 'help') {
  console.log(USAGE)
  process.exit(0)
}
if (asked !== 'verify') refuse(USAGE)

const started = performance.now()
const found = await verify().catch((problem: unknown) =>
  refuse(problem instanceof Error ? problem.message : 'the audit trail could not be checked'),
)
if ('code' in found)
  refuse(`The audit trail could not be checked: ${found.code} (${found.reason}).`)
for (const line of reportLines(found, performance.now() - started)) console.log(line)
process.exit(found.faults.count === 0 ? 0 : CHANGED)
