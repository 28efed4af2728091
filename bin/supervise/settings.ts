import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Environment } from '../process/environment.ts'
import { Refusal } from '../process/refusal.ts'

const port = z.coerce.number().int().min(1).max(65_535)

const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' })
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' })

const variables = z.object({
  CHARTSIDE_AUDIT_HEADS_DIR: z.string().optional(),
  CHARTSIDE_CONSOLE_FILE: z.string().optional(),
  CHARTSIDE_DATA_DIR: z.string().optional(),
  CHARTSIDE_EHRS_FILE: z.string().optional(),
  CHARTSIDE_HOST: z.string().default('127.0.0.1'),
  CHARTSIDE_PORT: port.default(3000),
  CHARTSIDE_PUBLIC_URL: httpUrl.optional(),
  CHARTSIDE_SECRETS_DIR: z.string().optional(),
  DATABASE_AUDIT_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_SEAL_URL: postgresUrl.optional(),
  DATABASE_URL: postgresUrl.optional(),
  SANDBOX_PORT: port.default(4000),
  SANDBOX_TIME_ZONE: z.string().optional(),
})

/** What the operator decides about a start, from the environment. */
export type Settings = {
  readonly root: string
  /** Database, secrets, logs and lock. */
  readonly dataDirectory: string
  /** The secrets that a start makes for itself. */
  readonly secretsFolder: string
  /** Where signed heads of the audit trail are kept, beside the database. */
  readonly auditHeadsFolder: string
  readonly host: string
  readonly webPort: number
  readonly sandboxPort: number
  /** Where browsers reach the app, without a slash at the end. */
  readonly publicUrl: string
  readonly sandboxOrigin: string
  readonly sandboxTimeZone: string
  readonly ehrsFile: string
  readonly consoleFile: string
  /** Given: the operator keeps the keys, and none are made. */
  readonly operatorSecrets: string | undefined
  /** Given: no private database is started. */
  readonly operatorDatabase: DatabaseUrls | undefined
}

/** How each role connects: the application, who reads the audit trail, who seals it, the owner. */
export type DatabaseUrls = {
  readonly url: string
  readonly auditUrl: string
  readonly sealUrl: string
  readonly ownerUrl: string
}

const isSet = ([, value]: [string, string | undefined]) => value !== undefined && value !== ''

/**
 * Reads the variables; an empty one counts as not set.
 * @throws Refusal that lists every variable with a bad value
 */
export function readSettings(environment: Environment, root: string): Settings {
  const parsed = variables.safeParse(Object.fromEntries(Object.entries(environment).filter(isSet)))
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Refusal(`These settings cannot be used:\n${lines.join('\n')}`)
  }
  const set = parsed.data
  const dataDirectory = resolve(root, set.CHARTSIDE_DATA_DIR ?? '.data')
  const publicUrl = set.CHARTSIDE_PUBLIC_URL ?? `http://app.localhost:${set.CHARTSIDE_PORT}`
  return {
    root,
    dataDirectory,
    secretsFolder: join(dataDirectory, 'secrets'),
    auditHeadsFolder: resolve(
      root,
      set.CHARTSIDE_AUDIT_HEADS_DIR ?? join(dataDirectory, 'audit-heads'),
    ),
    host: set.CHARTSIDE_HOST,
    webPort: set.CHARTSIDE_PORT,
    sandboxPort: set.SANDBOX_PORT,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    sandboxOrigin: `http://ehr.localhost:${set.SANDBOX_PORT}`,
    sandboxTimeZone: set.SANDBOX_TIME_ZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    ehrsFile: resolve(root, set.CHARTSIDE_EHRS_FILE ?? 'ehrs.json'),
    consoleFile: resolve(root, set.CHARTSIDE_CONSOLE_FILE ?? 'console.json'),
    operatorSecrets: set.CHARTSIDE_SECRETS_DIR && resolve(root, set.CHARTSIDE_SECRETS_DIR),
    operatorDatabase: operatorDatabase(set),
  }
}

/** The owner may act as every role; the application, with a login of its own, may not. */
function operatorDatabase(set: z.output<typeof variables>): DatabaseUrls | undefined {
  const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = set
  if (!url) return undefined
  const { DATABASE_AUDIT_URL: auditUrl, DATABASE_SEAL_URL: sealUrl } = set
  if (ownerUrl && ownerUrl !== url && !(auditUrl && sealUrl))
    throw new Refusal(
      'The application has a login of its own (DATABASE_URL), so who reads the audit trail and who seals it need theirs: DATABASE_AUDIT_URL and DATABASE_SEAL_URL.\nHow to make them is in docs/audit-trail.md, “Roles of the database”.',
    )
  return {
    url,
    auditUrl: auditUrl ?? url,
    sealUrl: sealUrl ?? url,
    ownerUrl: ownerUrl ?? url,
  }
}
